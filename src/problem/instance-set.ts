/** Instance sets: named collections, generated or read on first use, cut into fixed blocks. */

/** One instance with what tables and feedback say of it. */
export type NamedInstance<Instance> = {
  /** Unique in its set. */
  readonly id: string
  /** The class that feedback and stratified statistics group by. */
  readonly group: string
  readonly data: Instance
}

/** A named collection of instances in a fixed order. */
export type InstanceSet<Instance> = {
  /** One line for `heuristica problems`. */
  readonly title: string
  /** Makes the instances; called once, on first use. Deterministic. */
  readonly instances: () => readonly NamedInstance<Instance>[]
  /** How many instances the first (racing) block holds. Default: an eighth, at least one; the whole set in one block when it has fewer than 8. */
  readonly racing?: number
  /** The driver's settings that this set is run with, where they are not the problem's defaults. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Where the set was published; such a set is for reporting, and training on it is warned of. */
  readonly published?: string
  /** The public files that it is read from, by their path in the folder that HEURISTICA_DATA names; see `publicData`. */
  readonly files?: readonly string[]
}
