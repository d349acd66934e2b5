/** Which programs behave the same: those that found the same solution on every instance. */

import { type Candidate, isScored } from '../candidate/candidate.ts'

/** Remembers behaviours in the order in which they were seen. */
export class Behaviours {
  readonly #first = new Map<string, Candidate>()
  readonly #twins = new Map<string, Candidate>()

  /** Notes a program; one that was not scored on the whole set has no behaviour. */
  note(candidate: Candidate): void {
    const { behaviour } = candidate.outcome
    if (behaviour === undefined || !isScored(candidate)) return
    const first = this.#first.get(behaviour)
    if (first === undefined) this.#first.set(behaviour, candidate)
    else if (first.id !== candidate.id) this.#twins.set(candidate.id, first)
  }

  /** The first program that behaved as this one does, if it is another. */
  twinOf(candidate: Candidate): Candidate | undefined {
    return this.#twins.get(candidate.id)
  }
}
