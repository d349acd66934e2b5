/** Numbers as the inspector shows them. */

import type { MetricView } from '../../inspector/shapes.ts'

export const metricText = (metric: MetricView, value: number | null | undefined): string => {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  return metric.isShare ? `${(100 * value).toFixed(2)} %` : String(Number(value.toPrecision(5)))
}

export const countText = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 })

export const durationText = (ms: number): string => {
  const seconds = Math.round(ms / 1000)
  if (seconds < 120) return `${seconds} s`
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}

export const sinceText = (iso: string): string => iso.slice(0, 16).replace('T', ' ')
