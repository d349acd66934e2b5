/** What a problem is: instances, the contract that a heuristic fulfils, the driver that calls it, and how a solution is judged. */

import type { ZodType } from 'zod'
import type { Contract } from './contract.ts'
import type { InstanceSet } from './instance-set.ts'
import type { Metric } from './metric.ts'

export type { Reference } from './reference.ts'

/** A file reader: the text of a file to instances. Throws `InputError` with line and remedy; `notices` are told to the user. */
export type InstanceReader<Instance> = (
  text: string,
  file: string,
) => { readonly instances: readonly Instance[]; readonly notices: readonly string[] }

/** A hand-written or published heuristic, shipped as a source file and evaluated exactly like a candidate. */
export type BaselineEntry = {
  /** Shown in tables: `MDD`. Its file is `baselines/<file>`. */
  readonly name: string
  readonly file: string
  /** Where it was published. */
  readonly source: string
  /** The instances that its constants were fitted to, if any. */
  readonly trainedOn?: string
  /** Names of the problem's own sets among those instances: its results there are marked. */
  readonly trainedOnSets?: readonly string[]
}

/**
 * A problem as its folder defines it. Files are named relative to the folder: modules (`driver`, `references`) without file ending,
 * baselines relative to the folder `baselines` in it, with or without `.js`.
 */
export type ProblemDefinition<Instance, Solution> = {
  /** `family/problem`, as the folders are called. */
  readonly name: string
  /** True for the problem that the family's name alone stands for; needless where the family has one problem. */
  readonly default?: boolean
  readonly family: string
  readonly title: string
  /** What the model is told of the task, in Markdown, without the contract. */
  readonly brief: string
  /** Hints from the literature, shown where a strategy asks for them. */
  readonly knowledge?: string
  /** The problem with its purpose hidden, for black-box searches: another brief, and other names for functions, parameters and fields, each only once. */
  readonly anonymous?: { readonly brief: string; readonly names: Readonly<Record<string, string>> }
  /** The functions that a candidate exports. */
  readonly heuristic: readonly Contract[]
  /** Each contract is a role: a candidate may export a list of functions for it, and the driver is handed lists. */
  readonly team?: true
  /** The baseline that a search starts from, where a method wants one. */
  readonly seed: string
  /** Parses one instance at the boundary. */
  readonly instance: ZodType<Instance>
  /** Parses what a driver returned for an instance; throws `Infeasible` with the reason. */
  solution(value: unknown, instance: Instance): Solution
  /** Number of jobs, cities, items, …; drives racing, feedback and block costs. */
  size(instance: Instance): number
  /** The class of an instance that came from a user's file; `all` where the problem cannot tell. */
  group?(instance: Instance): string
  /** A line about the instance for feedback and tables. */
  describe(instance: Instance): string
  readonly sets: Readonly<Record<string, InstanceSet<Instance>>>
  /** The module that exports `solve(instance, heuristic, random, settings)`; runs inside the isolate. */
  readonly driver: string
  /** The driver's settings with their defaults, plain data; `--setting` and the sets override single ones. */
  readonly settings?: ZodType<Readonly<Record<string, unknown>>>
  /** The driver returns `{ solution, diagnostics }`, the latter lists of numbers by name; they may steer a search and never enter a score. */
  readonly diagnostics?: true
  /** The driver draws from `random`: comparisons run it on several streams. */
  readonly stochastic?: true
  /** The objective of a feasible solution, minimised; computed on the host from the host's copy. Throws `Infeasible`. */
  objective(instance: Instance, solution: NoInfer<Solution>): number
  /** The number over a set that a search minimises. */
  readonly metric: Metric
  /** Modules whose default export is `(instance) => Reference | Promise<Reference>`, by method name; the first is the default. Run off the main thread. */
  readonly references: Readonly<Record<string, string>>
  /** CPU milliseconds that a candidate may use on an instance; 20 times the slowest shipped baseline is the custom. */
  allowance(instance: Instance): number
  readonly baselines: readonly BaselineEntry[]
  /** Names of the family's baselines that a discovery is compared with by interval; they are what it has to beat. */
  readonly rivals?: readonly string[]
  /** The natural value of an objective, where the problem maximises and negated it. */
  present?(objective: number): number
  /** A picture of a solution as SVG text; with `step`, of its first so many steps. */
  draw?(instance: Instance, solution: NoInfer<Solution>, options?: { readonly step?: number }): string
  /** Readers by file ending (`.json`, `.txt`). */
  readonly read: Readonly<Record<string, InstanceReader<Instance>>>
}

/** Identity with types: what a problem's `problem.ts` exports as default. */
export const defineProblem = <Instance, Solution>(
  definition: ProblemDefinition<Instance, Solution>,
): ProblemDefinition<Instance, Solution> => definition

/** A solution that breaks the problem's rules; the message says which. */
export class Infeasible extends Error {
  override name = 'Infeasible' as const
}

/** Whether an error says that a solution is infeasible, also where the problem brought its own copy of the kit. */
export const isInfeasible = (error: unknown): error is Infeasible =>
  error instanceof Error && error.name === 'Infeasible'
