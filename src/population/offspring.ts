/** Whom to develop next: what the children of each program brought, as a bandit counts it. */

import type { Candidate } from '../candidate/candidate.ts'

/** Rewards of the programs' children, in [0, 1], by the program's id. */
export class Offspring {
  readonly #exploration: number
  readonly #children = new Map<string, { readonly count: number; readonly reward: number }>()

  constructor(exploration: number) {
    this.#exploration = exploration
  }

  /** Counts a child that is being made. */
  expect(parent: Candidate): void {
    const { count, reward } = this.#of(parent)
    this.#children.set(parent.id, { count: count + 1, reward })
  }

  /** What a child brought. */
  reward(parent: Candidate, value: number): void {
    const { count, reward } = this.#of(parent)
    this.#children.set(parent.id, { count, reward: reward + value })
  }

  /** A program that takes another's place (its constants were tuned) begins with what the other's children brought. */
  inherit(heir: Candidate, parent: Candidate): void {
    this.#children.set(heir.id, this.#of(parent))
  }

  /**
   * The programs, best first, ordered by upper confidence bound: the mean reward of their children, where the program's own rank counts as
   * one child more, and what is due to those that were tried little.
   */
  order(ranked: readonly Candidate[]): readonly Candidate[] {
    const tries = ranked.map((candidate) => this.#of(candidate).count + 1)
    const total = tries.reduce((sum, count) => sum + count, 0)
    const bounds = ranked.map((candidate, rank) => {
      const count = tries[rank] as number
      const mean = (1 - rank / ranked.length + this.#of(candidate).reward) / count
      return { candidate, bound: mean + this.#exploration * Math.sqrt((2 * Math.log(total)) / count) }
    })
    return bounds.toSorted((a, b) => b.bound - a.bound).map(({ candidate }) => candidate)
  }

  #of(candidate: Candidate): { readonly count: number; readonly reward: number } {
    return this.#children.get(candidate.id) ?? { count: 0, reward: 0 }
  }
}
