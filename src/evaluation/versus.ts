/** Heuristics held against the first of them, instance by instance: what was won, how much, and whether chance explains it. */

import type { Metric } from '../problem/metric.ts'
import type { InstanceResult } from './evaluator.ts'
import { holm } from './holm.ts'
import { pairedBootstrap, type Difference } from './paired-bootstrap.ts'
import { signedRank, type SignedRank } from './signed-rank.ts'

/** A heuristic against the first; every sign and word is from the heuristic's side, objectives being minimised. */
export type Versus = {
  /** Instances with a smaller, an equal and a larger objective than the first's. */
  readonly wins: number
  readonly ties: number
  readonly losses: number
  /** metric(heuristic) − metric(first), with the interval of the paired bootstrap. */
  readonly difference: Difference
  /** Of the differences in the objective, so that instances whose optimum is zero count. */
  readonly signedRank: SignedRank
  /** The signed-rank p-value, corrected for the number of heuristics held against the first. */
  readonly p: number
  /** `better` and `worse` need both: an interval without zero, and a corrected p-value at the level with most of the ranks on the same side. */
  readonly verdict: Difference['verdict']
}

export type VersusOptions = {
  readonly metric: Metric
  /** Of the bootstrap. */
  readonly seed: number
  /** Coverage of the intervals; 1 − level is the probability of a false claim. Default: 0.95. */
  readonly level?: number
  /** Of the bootstrap. Default: 5000. */
  readonly resamples?: number
}

/** One entry for each of `others`, in their order. All lists hold the same instances in the same order; throws RangeError where they do not. */
export const versusFirst = (
  first: readonly InstanceResult[],
  others: readonly (readonly InstanceResult[])[],
  options: VersusOptions,
): readonly Versus[] => {
  const { level = 0.95 } = options
  const parts = others.map((other) => {
    const difference = pairedBootstrap(other, first, options)
    const objectives = other.map(({ objective }, index) => subtract(objective, first[index]?.objective as number))
    return { difference, objectives, signedRank: signedRank(objectives) }
  })
  const ps = holm(parts.map(({ signedRank }) => signedRank.p))
  return parts.map(({ difference, objectives, signedRank }, index): Versus => {
    const count = (sign: number): number => objectives.filter((one) => Math.sign(one) === sign).length
    const p = ps[index] as number
    const side = signedRank.negative > signedRank.positive ? 'better' : 'worse'
    const decided = difference.verdict === side && p <= 1 - level + 1e-12
    return {
      wins: count(-1),
      ties: count(0),
      losses: count(1),
      difference,
      signedRank,
      p,
      verdict: decided ? side : 'cannot tell',
    }
  })
}

/** Equal objectives differ by nothing, infinite ones too. */
const subtract = (a: number, b: number): number => (a === b ? 0 : a - b)
