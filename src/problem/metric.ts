/** Metrics: the one number over a set that a search minimises, and the others that tables show beside it. */

import { median } from 'simple-statistics'
import type { Reference } from './reference.ts'

/** One evaluated instance as metrics see it. `gap` is undefined where the reference is zero. */
export type Scored = { readonly objective: number; readonly reference: Reference; readonly gap: number | undefined }

/** A named number over evaluated instances; lower is better unless it says otherwise. `over` throws RangeError for no instances and never gives NaN. */
export type Metric = {
  /** The key in JSON and tables: `pooledGap`. */
  readonly name: string
  readonly title: string
  readonly over: (scored: readonly Scored[]) => number
  /** Set on the metrics that are only shown, never searched for. */
  readonly better?: 'higher'
}

/** (objective − reference) / |reference|; undefined where the reference is zero. */
export const gapOf = (objective: number, reference: Reference): number | undefined =>
  reference.value === 0 ? undefined : (objective - reference.value) / Math.abs(reference.value)

const hit = (one: Scored): boolean => one.objective === one.reference.value

/** How many instances with a zero reference were hit, and of how many. */
export const zeroHits = (scored: readonly Scored[]): { readonly hit: number; readonly of: number } => {
  const zeros = scored.filter((one) => one.reference.value === 0)
  return { hit: zeros.filter(hit).length, of: zeros.length }
}

const notEmpty = (scored: readonly Scored[]): readonly Scored[] => {
  if (scored.length === 0) throw new RangeError('A metric needs at least one instance')
  return scored
}

/** The gaps that are defined; where there are none, one that stands for all: zero when every instance was hit, otherwise Infinity. */
const definedGaps = (scored: readonly Scored[]): readonly number[] => {
  const gaps = notEmpty(scored).flatMap((one) => gapOf(one.objective, one.reference) ?? [])
  return gaps.length > 0 ? gaps : [scored.every(hit) ? 0 : Infinity]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Mean of the gaps of instances whose reference is not zero. With none of those: 0 when every instance was hit, otherwise Infinity. */
export const meanGap: Metric = {
  name: 'meanGap',
  title: 'mean gap',
  over: (scored) => {
    const gaps = definedGaps(scored)
    return sum(gaps) / gaps.length
  },
}

/** (ΣH − ΣREF) / |ΣREF| over all instances. When ΣREF is zero: 0 when ΣH is zero, otherwise Infinity. */
export const pooledGap: Metric = {
  name: 'pooledGap',
  title: 'pooled gap',
  over: (scored) => {
    const total = sum(notEmpty(scored).map((one) => one.objective))
    const reference = sum(scored.map((one) => one.reference.value))
    if (reference === 0) return total === 0 ? 0 : Infinity
    return (total - reference) / Math.abs(reference)
  },
}

/** Largest gap of an instance whose reference is not zero. With none of those: 0 when every instance was hit, otherwise Infinity. */
export const worstGap: Metric = {
  name: 'worstGap',
  title: 'worst gap',
  over: (scored) => definedGaps(scored).reduce((worst, gap) => Math.max(worst, gap), -Infinity),
}

/** Median of the gaps of instances whose reference is not zero; half of the instances are no worse. With none of those: as the mean gap. */
export const medianGap: Metric = {
  name: 'medianGap',
  title: 'median gap',
  over: (scored) => median([...definedGaps(scored)]),
}

/** How many instances with a zero reference were hit; `zeroHits` says of how many. */
export const zeroHit: Metric = {
  name: 'zeroHit',
  title: 'zero optima hit',
  better: 'higher',
  over: (scored) => zeroHits(notEmpty(scored)).hit,
}

/** Mean objective; for problems whose instances have no reference worth the name. */
export const meanObjective: Metric = {
  name: 'meanObjective',
  title: 'mean objective',
  over: (scored) => sum(notEmpty(scored).map((one) => one.objective)) / scored.length,
}

/** The metrics that every table shows, in its order. */
export const standardMetrics: readonly Metric[] = [meanGap, pooledGap, worstGap, zeroHit]
