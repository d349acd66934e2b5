/** A bounded cache that forgets what was not asked for longest. */

/** Keeps at most `capacity` values by key. */
export class RecentCache<Value> {
  readonly #values = new Map<string, Value>()
  readonly #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    // A Map iterates in the order of insertion, so that the first key is always the least recent.
    this.#values.delete(key)
    this.#values.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    if (this.#values.size <= this.#capacity) return
    const [leastRecent] = this.#values.keys()
    if (leastRecent !== undefined) this.#values.delete(leastRecent)
  }
}
