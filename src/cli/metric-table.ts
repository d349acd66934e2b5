/** Metrics of one program on several instance sets. */

import { standardMetrics } from '../problem/metric.ts'
import { alignedTable } from '../report/aligned-table.ts'
import { formatMetric } from '../report/format.ts'

/** Values by metric name; null where one is not finite. */
export type Metrics = Readonly<Record<string, number | null>>

/** A metric's value as tables show it; a dash where there is none. */
export const metricCell = (name: string, metrics: Metrics | null | undefined): string => {
  const value = metrics?.[name]
  if (value === null || value === undefined) return '–'
  const metric = standardMetrics.find((one) => one.name === name)
  return metric === undefined ? String(value) : formatMetric(metric, value)
}

/** One row a set; sets without metrics are left out. */
export const metricTable = (sets: readonly (readonly [set: string, metrics: Metrics | null])[]): string => {
  const present = sets.filter(([, metrics]) => metrics !== null && Object.keys(metrics).length > 0)
  const names = [...new Set(present.flatMap(([, metrics]) => Object.keys(metrics ?? {})))]
  const title = (name: string): string => standardMetrics.find((one) => one.name === name)?.title ?? name
  return alignedTable(
    [{ head: 'set', align: 'left' }, ...names.map((name) => ({ head: title(name), align: 'right' as const }))],
    present.map(([set, metrics]) => [set, ...names.map((name) => metricCell(name, metrics))]),
  )
}
