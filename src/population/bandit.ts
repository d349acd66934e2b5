/** A bandit over arms: the upper confidence bound of Auer, Cesa-Bianchi and Fischer (2002). */

/** Chooses among named arms by mean reward in [0, 1] and how little each was tried. What it decides depends on what it was told alone. */
export class Bandit {
  readonly #arms: readonly string[]
  readonly #exploration: number
  readonly #floor: number
  readonly #pulls = new Map<string, number>()
  readonly #rewards = new Map<string, number>()

  /** `floor` is the share of all pulls that each arm gets at least, whatever it brought. */
  constructor(arms: readonly string[], exploration: number, floor: number = 0) {
    this.#arms = arms
    this.#exploration = exploration
    this.#floor = floor
  }

  /**
   * The arm to pull now, counted as pulled; those below the floor first, the least pulled of them, then by upper bound, ties in the order of the
   * arms; undefined without arms. `among` leaves arms out for once.
   */
  pull(among: readonly string[] = this.#arms): string | undefined {
    const pullsOf = (arm: string): number => this.#pulls.get(arm) ?? 0
    const total = [...this.#pulls.values()].reduce((sum, count) => sum + count, 0)
    const bound = (arm: string): number => {
      const pulls = pullsOf(arm)
      if (pulls === 0) return Infinity
      if (pulls < this.#floor * total) return Number.MAX_VALUE / (1 + pulls)
      return (this.#rewards.get(arm) ?? 0) / pulls + this.#exploration * Math.sqrt((2 * Math.log(total)) / pulls)
    }
    const arms = this.#arms.filter((arm) => among.includes(arm))
    const bounds = arms.map(bound)
    const arm = arms[bounds.indexOf(Math.max(...bounds))]
    if (arm !== undefined) this.#pulls.set(arm, pullsOf(arm) + 1)
    return arm
  }

  /** How often each arm was pulled, in the order of the arms. */
  pulls(): readonly (readonly [arm: string, count: number])[] {
    return this.#arms.map((arm) => [arm, this.#pulls.get(arm) ?? 0])
  }

  /** Mean reward of each arm that was pulled, in the order of the arms. */
  means(): readonly (readonly [arm: string, mean: number])[] {
    return this.pulls().flatMap(([arm, count]) => (count === 0 ? [] : [[arm, (this.#rewards.get(arm) ?? 0) / count]]))
  }

  /** What a pull brought, in [0, 1]; a pull that is never told of brought nothing. */
  reward(arm: string, value: number): void {
    this.#rewards.set(arm, (this.#rewards.get(arm) ?? 0) + value)
  }
}
