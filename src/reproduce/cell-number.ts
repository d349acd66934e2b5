/** From objectives to the number that was published: a mean, or the percentage above references, over one or several random streams. */

import type { CellStatistic, MeasuredCell } from '../problem/reproduce-cell.ts'

/** What one run of the whole set came to, and what ratios are to: a value for the set, or one for each instance. */
export type Objectives = { readonly objectives: readonly number[]; readonly references: number | readonly number[] }

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const percent = (ratio: number): number => 100 * (ratio - 1)

/** Instances whose reference is zero have no ratio and are left out of the mean of ratios. */
const numberOf = (statistic: CellStatistic, { objectives, references }: Objectives): number => {
  if (statistic === 'mean objective') return mean(objectives)
  if (statistic === 'ratio of means')
    return percent(mean(objectives) / (typeof references === 'number' ? references : mean(references)))
  const ratios = objectives.flatMap((objective, at) => {
    const reference = typeof references === 'number' ? references : (references[at] as number)
    return reference === 0 ? [] : [percent(objective / reference)]
  })
  return mean(ratios)
}

/** A number with the standard error of its mean over the streams; undefined for one stream. */
export type Measured = { readonly value: number; readonly standardError: number | undefined }

/** The number over all streams. */
export const measure = (statistic: CellStatistic, streams: readonly Objectives[]): Measured => {
  const values = streams.map((stream) => numberOf(statistic, stream))
  const value = mean(values)
  if (values.length === 1) return { value, standardError: undefined }
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (values.length - 1)
  return { value, standardError: Math.sqrt(variance / values.length) }
}

/** Largest distance from the published number that still agrees. */
export const allowedDistance = (
  { tolerance, published, decimals }: Pick<MeasuredCell, 'tolerance' | 'published' | 'decimals'>,
  standardError = 0,
): number => {
  // A published decimal is the nearest one; the last bits of a binary fraction must not decide.
  if (tolerance === undefined) return 0.5 * 10 ** -decimals * (1 + 1e-9)
  if (typeof tolerance === 'number') return tolerance
  return Math.max(tolerance.relative * Math.abs(published), tolerance.standardErrors * standardError)
}
