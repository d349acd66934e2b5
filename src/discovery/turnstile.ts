/** Delivers verbs in the order in which they were asked, one macrotask turn apart, whatever order their work finished in. */

const macrotask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

type Settled<Value> = { readonly value: Value } | { readonly error: unknown }

const settled = async <Value>(work: Promise<Value>): Promise<Settled<Value>> => {
  try {
    return { value: await work }
  } catch (error) {
    return { error }
  }
}

/** A strategy's continuation after verb n runs to its next verb before verb n + 1 is delivered, so numbers and draws depend on answers alone. */
export class Turnstile {
  #asked = 0
  #last: Promise<unknown> = Promise.resolve()
  #held: Promise<unknown> = Promise.resolve()

  /** How many verbs were asked so far. */
  get asked(): number {
    return this.#asked
  }

  /**
   * Delivers nothing more before `work` is done: a continuation that takes its time elsewhere, and then asks. It must not wait for a verb itself.
   */
  hold(work: Promise<unknown>): void {
    this.#held = Promise.allSettled([this.#held, work])
  }

  async #released(): Promise<void> {
    for (let held; held !== this.#held;) {
      held = this.#held
      await held
      await macrotask()
    }
  }

  /** Numbers the verb, starts its work at once, and settles with what `deliver` makes of it when its turn has come. */
  enter<Work, Result>(
    start: (verb: number) => Promise<Work>,
    deliver: (work: Work, verb: number) => Result | Promise<Result>,
  ): Promise<Result> {
    this.#asked += 1
    const verb = this.#asked
    const work = settled(start(verb))
    const result = this.#last.then(async () => {
      const outcome = await work
      await this.#released()
      if ('error' in outcome) throw outcome.error
      return deliver(outcome.value, verb)
    })
    this.#last = result.catch(() => undefined)
    return result
  }

  /** Resolves when every verb that was asked has been delivered. */
  async idle(): Promise<void> {
    for (let last; last !== this.#last;) {
      last = this.#last
      await last
    }
  }
}
