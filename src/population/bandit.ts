/** A bandit over arms: the upper confidence bound of Auer, Cesa-Bianchi and Fischer (2002). */

/** Chooses among named arms by mean reward in [0, 1] and how little each was tried. What it decides depends on what it was told alone. */
export class Bandit {
  readonly #arms: readonly string[]
  readonly #exploration: number
  readonly #pulls = new Map<string, number>()
  readonly #rewards = new Map<string, number>()

  constructor(arms: readonly string[], exploration: number) {
    this.#arms = arms
    this.#exploration = exploration
  }

  /** The arm to pull now, counted as pulled; untried ones first, then by upper bound, ties in the order of the arms; undefined without arms. */
  pull(): string | undefined {
    const total = [...this.#pulls.values()].reduce((sum, count) => sum + count, 0)
    const bound = (arm: string): number => {
      const pulls = this.#pulls.get(arm) ?? 0
      if (pulls === 0) return Infinity
      return (this.#rewards.get(arm) ?? 0) / pulls + this.#exploration * Math.sqrt((2 * Math.log(total)) / pulls)
    }
    const bounds = this.#arms.map(bound)
    const arm = this.#arms[bounds.indexOf(Math.max(...bounds))]
    if (arm !== undefined) this.#pulls.set(arm, (this.#pulls.get(arm) ?? 0) + 1)
    return arm
  }

  /** How often each arm was pulled, in the order of the arms. */
  pulls(): readonly (readonly [arm: string, count: number])[] {
    return this.#arms.map((arm) => [arm, this.#pulls.get(arm) ?? 0])
  }

  /** What a pull brought, in [0, 1]; a pull that is never told of brought nothing. */
  reward(arm: string, value: number): void {
    this.#rewards.set(arm, (this.#rewards.get(arm) ?? 0) + value)
  }
}
