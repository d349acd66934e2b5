/** Which programs behave the same: those with the same objective on every instance. */

import type { Candidate } from '../candidate/candidate.ts'

/** Remembers behaviours in the order in which they were seen. */
export class Behaviours {
  readonly #first = new Map<string, Candidate>()
  readonly #twins = new Map<string, Candidate>()

  /** Notes a program with its objectives, in the order of the set; `NaN` and signs of zero count as they are. */
  note(candidate: Candidate, objectives: Float64Array | undefined): void {
    if (objectives === undefined || objectives.length === 0) return
    const key = Buffer.from(objectives.buffer, objectives.byteOffset, objectives.byteLength).toString('base64')
    const first = this.#first.get(key)
    if (first === undefined) this.#first.set(key, candidate)
    else if (first.id !== candidate.id) this.#twins.set(candidate.id, first)
  }

  /** The first program that behaved as this one does, if it is another. */
  twinOf(candidate: Candidate): Candidate | undefined {
    return this.#twins.get(candidate.id)
  }
}
