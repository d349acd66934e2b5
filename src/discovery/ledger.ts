/** What a run may spend: reserved when a verb is asked, settled when it is delivered, so that readings replay and no limit is exceeded. */

/** Amounts in each coin. */
export type Spending = {
  readonly completions: number
  readonly tokens: number
  readonly costUsd: number
  /** One program on one full set; a part of the set counts as its share. */
  readonly evaluations: number
}

/** Upper limits; a coin without one is not limited. `timeMs` is wall-clock time of the search, over all sittings. */
export type Limits = Partial<Spending> & { readonly timeMs?: number }

export const nothing: Spending = { completions: 0, tokens: 0, costUsd: 0, evaluations: 0 }

const coins = ['completions', 'tokens', 'costUsd', 'evaluations'] as const

/** Shares of evaluations are sums of fractions; this much of a unit is rounding. */
const rounding = 1e-9

export const plus = (a: Spending, b: Spending): Spending => ({
  completions: a.completions + b.completions,
  tokens: a.tokens + b.tokens,
  costUsd: a.costUsd + b.costUsd,
  evaluations: a.evaluations + b.evaluations,
})

const minus = (a: Spending, b: Spending): Spending => ({
  completions: a.completions - b.completions,
  tokens: a.tokens - b.tokens,
  costUsd: a.costUsd - b.costUsd,
  evaluations: a.evaluations - b.evaluations,
})

export class Ledger {
  readonly limits: Limits
  #spent = nothing
  #reserved = nothing
  #stopped: string | undefined

  constructor(limits: Limits) {
    this.limits = limits
  }

  /** How often `cost` could be reserved now. */
  affords(cost: Spending): number {
    if (this.#stopped !== undefined) return 0
    let times = Number.MAX_SAFE_INTEGER
    for (const coin of coins) {
      const limit = this.limits[coin]
      if (limit === undefined || cost[coin] === 0) continue
      const left = limit - this.#spent[coin] - this.#reserved[coin]
      times = Math.min(times, Math.max(0, Math.floor(left / cost[coin] + rounding)))
    }
    return times
  }

  /** Sets `cost` aside until `settle`; false, and nothing set aside, where the limits do not allow it. */
  reserve(cost: Spending): boolean {
    if (this.affords(cost) < 1) return false
    this.#reserved = plus(this.#reserved, cost)
    return true
  }

  /** Gives a reservation back and books what was really spent. */
  settle(reserved: Spending, spent: Spending): void {
    this.#reserved = minus(this.#reserved, reserved)
    this.#spent = plus(this.#spent, spent)
  }

  /** From now on nothing is afforded. The first reason counts. */
  stop(reason: string): void {
    this.#stopped ??= reason
  }

  get stopped(): string | undefined {
    return this.#stopped
  }

  get spent(): Spending {
    return this.#spent
  }

  /** Spent share of the tightest limit but time, in [0, 1]. */
  fraction(): number {
    if (this.#stopped !== undefined) return 1
    const shares = coins.map((coin) => {
      const limit = this.limits[coin]
      return limit === undefined || limit === 0 ? 0 : this.#spent[coin] / limit
    })
    return Math.min(1, Math.max(...shares))
  }
}
