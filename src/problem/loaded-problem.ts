/** A problem as the rest of the program sees it: its definition with everything that its folder holds. */

import type { InstanceFile } from './instance-file.ts'
import type { NamedInstance } from './instance-set.ts'
import type { ModuleGraph } from './module-graph.ts'
import type { BaselineEntry, ProblemDefinition } from './problem.ts'

/** A fixed slice of a set: the unit of job, cache, journal and queue. Structurally the sandbox's block, and where it begins. */
export type LoadedBlock = {
  /** Hash of instances and seeds; stable over processes. */
  readonly hash: string
  /** The slice is `set.instances[from]` to `set.instances[from + instances.length - 1]`. */
  readonly from: number
  readonly instances: readonly unknown[]
  /** One seed an instance, from the stream, the set's name and the instance's id. */
  readonly seeds: readonly number[]
}

/** An instance set with its blocks; the first block is the racing block. */
export type LoadedSet = {
  readonly name: string
  readonly title: string
  readonly instances: readonly NamedInstance<unknown>[]
  readonly blocks: readonly LoadedBlock[]
  /** Hash over the blocks' hashes, the instances' ids and groups. */
  readonly hash: string
  /** The driver's settings that belong to the set. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Where it was published, if it was. */
  readonly published: string | undefined
  /** What the reader of a user's file has to tell; empty for named sets. */
  readonly notices: readonly string[]
}

/** A baseline with its source, types stripped. */
export type Baseline = BaselineEntry & { readonly text: string }

/** A reference method's module. */
export type ReferenceModule = {
  readonly method: string
  /** File URL of the module. */
  readonly url: string
  /** Hash of the normalised module graph. */
  readonly hash: string
}

/** A problem with everything that its folder holds. */
export type LoadedProblem = {
  readonly definition: ProblemDefinition<unknown, unknown>
  /** Absolute path of the problem's folder. */
  readonly folder: string
  /** Hash over the problem's modules, driver and baselines: equal for source and compiled form. */
  readonly version: string
  readonly driver: ModuleGraph
  readonly baselines: readonly Baseline[]
  /** The baseline named by `definition.seed`. */
  readonly seed: Baseline
  /** In the definition's order; the first is the default. */
  readonly references: readonly ReferenceModule[]
  /** The names that `set` takes, in the definition's order. */
  readonly setNames: readonly string[]
  /** The driver's settings on a set, complete: the problem's defaults, the set's own, then the overrides. Throws InputError for what is no setting. */
  settings(
    set: Pick<LoadedSet, 'settings'>,
    overrides?: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>>
  /** Made on first use and kept. Throws InputError for an unknown name. */
  set(name: string): LoadedSet
  /** Instances from files of the user's, through the problem's readers; named after the files unless told otherwise. Throws InputError. */
  fileSet(files: readonly InstanceFile[], name?: string): LoadedSet
}
