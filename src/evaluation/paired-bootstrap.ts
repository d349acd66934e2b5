/** Paired bootstrap: whether one heuristic's metric is below another's on the instances that both ran on. */

import { quantileSorted } from 'simple-statistics'
import type { Metric } from '../problem/metric.ts'
import { randomStream } from '../random.ts'
import type { InstanceResult } from './evaluator.ts'
import { resampleStratum, strataOf } from './strata.ts'

/** What the data say of metric(first) − metric(second), in the metric's own unit; `better` is for the first, as metrics are minimised. */
export type Difference = {
  readonly estimate: number
  /** Ends of the interval. */
  readonly low: number
  readonly high: number
  readonly verdict: 'better' | 'worse' | 'cannot tell'
}

export type BootstrapOptions = {
  readonly metric: Metric
  readonly seed: number
  /** Default: 5000. */
  readonly resamples?: number
  /** Coverage of the interval. Default: 0.95. */
  readonly level?: number
}

/**
 * Percentile interval of the difference in a metric (Efron and Tibshirani 1993, chapter 13): instances are resampled within their groups,
 * the same ones for both heuristics, and the metric is taken of each resample. The verdict is `cannot tell` where the interval holds zero,
 * and where so few instances differ that even all of them going one way is likely by chance (fewer than six at 95 %).
 * Both lists must hold the same instances in the same order.
 */
export const pairedBootstrap = (
  first: readonly InstanceResult[],
  second: readonly InstanceResult[],
  options: BootstrapOptions,
): Difference => {
  const { metric, seed, resamples = 5000, level = 0.95 } = options
  checkPairs(first, second)
  const strata = strataOf(first.map(({ group }) => group))
  const random = randomStream(seed, 'paired bootstrap')
  const drawn = new Int32Array(first.length)
  const firstDrawn = [...first]
  const secondDrawn = [...second]
  const differences = new Float64Array(resamples)
  for (let resample = 0; resample < resamples; resample++) {
    let offset = 0
    for (const members of strata) {
      resampleStratum(members, drawn, offset, random)
      offset += members.length
    }
    for (let place = 0; place < drawn.length; place++) {
      const position = drawn[place] as number
      firstDrawn[place] = first[position] as InstanceResult
      secondDrawn[place] = second[position] as InstanceResult
    }
    differences[resample] = subtract(metric.over(firstDrawn), metric.over(secondDrawn))
  }
  const estimate = subtract(metric.over(first), metric.over(second))
  if (Number.isNaN(estimate) || differences.some(Number.isNaN)) {
    return { estimate, low: -Infinity, high: Infinity, verdict: 'cannot tell' }
  }
  const sorted = Array.from(differences.toSorted())
  const low = quantileSorted(sorted, (1 - level) / 2)
  const high = quantileSorted(sorted, (1 + level) / 2)
  const differing = first.filter(({ objective }, index) => objective !== second[index]?.objective).length
  return { estimate, low, high, verdict: verdictOf(low, high, 2 * 0.5 ** differing <= 1 - level) }
}

const verdictOf = (low: number, high: number, enough: boolean): Difference['verdict'] => {
  if (!enough || (low <= 0 && high >= 0)) return 'cannot tell'
  return high < 0 ? 'better' : 'worse'
}

/** Equal metrics differ by nothing, infinite ones too. */
const subtract = (a: number, b: number): number => (a === b ? 0 : a - b)

const checkPairs = (first: readonly InstanceResult[], second: readonly InstanceResult[]): void => {
  if (first.length === 0) throw new RangeError('Expected at least one pair of results to compare')
  const stray = first.findIndex(({ id }, index) => id !== second[index]?.id)
  if (stray >= 0 || first.length !== second.length) {
    const at = stray >= 0 ? stray : first.length
    throw new RangeError(
      `Expected results on the same instances in the same order; they part at position ${at} (${first[at]?.id} and ${second[at]?.id})`,
    )
  }
}
