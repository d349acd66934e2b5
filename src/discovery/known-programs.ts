/** The programs of a run by fingerprint, so that nothing is evaluated twice and every decision sees the state as of its asking. */

import type { CandidateId } from '../candidate/candidate.ts'

export class KnownPrograms {
  readonly #entries = new Map<string, { readonly id: CandidateId; readonly order: number }>()

  /** Remembers the first candidate with this fingerprint. */
  note(fingerprint: string, id: CandidateId): void {
    if (!this.#entries.has(fingerprint)) this.#entries.set(fingerprint, { id, order: this.#entries.size })
  }

  /** A mark for `find`: what is known now. */
  get now(): number {
    return this.#entries.size
  }

  /** The candidate with this fingerprint, if it was noted before the mark. */
  find(fingerprint: string, before: number = this.now): CandidateId | undefined {
    const entry = this.#entries.get(fingerprint)
    return entry !== undefined && entry.order < before ? entry.id : undefined
  }
}
