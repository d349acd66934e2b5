/** Candidate × instance set → evaluation. */

import type { Constant } from '../candidate/constants.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { LoadedSet } from '../problem/loaded-problem.ts'
import type { Reference } from '../problem/problem.ts'

/** One instance of an evaluation. */
export type InstanceResult = {
  readonly id: string
  readonly group: string
  readonly objective: number
  readonly reference: Reference
  /** (objective − reference) / reference; undefined where the reference is zero. */
  readonly gap: number | undefined
  /** CPU milliseconds, measured; never compared. */
  readonly cpuMs: number
}

/** How an evaluation ended, as tables and JSON print it. */
export type EvaluationVerdict = {
  readonly kind:
    | 'returned'
    | 'syntax'
    | 'threw'
    | 'invalid'
    | 'timeout'
    | 'memory'
    | 'crash'
    | 'oversized'
    | 'infrastructure'
  /** What went wrong, with instance and line of the candidate's source where known; empty when it returned. */
  readonly detail: string
}

/** What is known of a program on an instance set. */
export type Evaluation = {
  readonly set: string
  readonly verdict: EvaluationVerdict
  /** True when racing stopped it after the first block; `instances` then holds that block only. */
  readonly raced: boolean
  /** Share of the set that was run, by instances, in (0, 1]. */
  readonly share: number
  /** Empty unless the verdict is `returned`. */
  readonly instances: readonly InstanceResult[]
  /** The problem's metric over `instances`; `Infinity` unless returned. */
  readonly metric: number
  /** What the driver counted, summed over `instances`; only where the problem has diagnostics. */
  readonly diagnostics?: Diagnostics
  /** Digest of the solutions: the same for programs that found the same ones on all that was run. Absent unless returned. */
  readonly behaviour?: string
}

export type EvaluateOptions = {
  readonly signal?: AbortSignal
  /** Stop after the first block when the metric there exceeds this. */
  readonly bar?: number
  /** Stop after the first block when the program is there significantly behind the one with these objectives on the whole set. */
  readonly rival?: Float64Array
  /** Run every block's instances from last to first, to find candidates whose answers depend on earlier instances. */
  readonly reverse?: boolean
  /** Which random stream the instances' seeds derive from. Default: 0, the one that searches use. */
  readonly stream?: number
}

/** Programs that differ in the values of their constants. */
export type Generation = {
  readonly source: string
  readonly constants: readonly Constant[]
  /** The values of each member. */
  readonly vectors: readonly (readonly number[])[]
  /** Values that are to be beaten: members race against them on the first block. Default: no race. */
  readonly rival?: readonly number[] | undefined
}

/** What is known of a member. */
export type Member = {
  readonly kind: EvaluationVerdict['kind']
  /** The problem's metric over the instances that were run; `Infinity` unless it returned. */
  readonly metric: number
  /** Whether the race stopped it after the first block. */
  readonly raced: boolean
}

export type GenerationResult = {
  /** In the order of the vectors. */
  readonly members: readonly Member[]
  /** What was run, in evaluations. */
  readonly share: number
  /** The rival's metric on the first block; `Infinity` without a race. */
  readonly bar: number
}

/** Evaluates programs of one problem. Equal calls in flight or in memory are answered once. */
export interface Evaluator {
  /** `set` is a name of the problem's, or instances from a user's file. Rejects only with the signal's reason, or when our own machinery failed repeatedly. */
  evaluate(source: string, set: string | LoadedSet, options?: EvaluateOptions): Promise<Evaluation>
  /** A generation of programs, each as if it were evaluated alone. Rejects as `evaluate` does. */
  evaluateGeneration(
    generation: Generation,
    set: string | LoadedSet,
    options?: Pick<EvaluateOptions, 'signal'>,
  ): Promise<GenerationResult>
}
