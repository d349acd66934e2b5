/** Numbers as tables and sentences show them. */

import { meanGap, medianGap, pooledGap, worstGap, type Metric } from '../problem/metric.ts'

const shares: ReadonlySet<string> = new Set([meanGap, medianGap, pooledGap, worstGap].map(({ name }) => name))

/** Whether a metric is a share of the reference, shown in percent. */
export const isShare = ({ name }: Metric): boolean => shares.has(name)

/** With the minus sign of print, `∞` for Infinity, and no sign on what rounds to zero. */
export const formatNumber = (value: number, decimals: number): string => {
  if (value === Infinity) return '∞'
  if (value === -Infinity) return '−∞'
  const digits = Math.abs(value).toFixed(decimals)
  return value < 0 && Number(digits) !== 0 ? `−${digits}` : digits
}

/** A share as a percentage with two decimals: `0.68 %`. */
export const formatShare = (share: number): string => `${formatNumber(100 * share, 2)} %`

/** A metric's value in its own unit. */
export const formatMetric = (metric: Metric, value: number): string =>
  isShare(metric) ? formatShare(value) : formatNumber(value, Number.isInteger(value) ? 0 : 2)

/** A difference in a metric with the ends of its interval, in percentage points where the metric is a share: `−0.10 points [−0.15, −0.05]`. */
export const formatInterval = (
  metric: Metric,
  { estimate, low, high }: { readonly estimate: number; readonly low: number; readonly high: number },
): string => {
  const scale = isShare(metric) ? 100 : 1
  const [middle, from, to] = [estimate * scale, low * scale, high * scale]
  const decimals = decimalsFor([from, to])
  const show = (value: number): string => formatNumber(value, decimals)
  return `${show(middle)}${isShare(metric) ? ' points' : ''} [${show(from)}, ${show(to)}]`
}

/** Two decimals, or as many more, up to six, as it takes to show that neither end is zero. */
const decimalsFor = (ends: readonly number[]): number => {
  const sizes = ends.map(Math.abs).filter((size) => size > 0 && Number.isFinite(size))
  const smallest = sizes.length === 0 ? 1 : Math.min(...sizes)
  return Math.min(6, Math.max(2, -Math.floor(Math.log10(smallest))))
}

/** Milliseconds with two decimals. */
export const formatMs = (ms: number): string => (ms > 0 && ms < 0.005 ? '<0.01' : formatNumber(ms, 2))
