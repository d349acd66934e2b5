/** A front as a table: what a run found that is good, or fast, or both. */

import type { Metric } from '../problem/metric.ts'
import { alignedTable } from './aligned-table.ts'
import { formatMetric, formatMs } from './format.ts'

/** One program for each row, best metric first; times are milliseconds an instance. */
export const frontTable = (
  front: readonly {
    readonly id: string
    readonly train: number
    readonly cpuMs: number
    readonly validation: number
  }[],
  metric: Metric,
): string => {
  const heads = ['candidate', `${metric.title} on train`, 'on validation', 'CPU ms/instance']
  const rows = front.map(({ id, train, cpuMs, validation }) => [
    id,
    formatMetric(metric, train),
    formatMetric(metric, validation),
    formatMs(cpuMs),
  ])
  const table = alignedTable(
    heads.map((head, index) => ({ head, align: index === 0 ? ('left' as const) : ('right' as const) })),
    rows,
  )
  return `The front; none of these is beaten in both by another:\n\n${table}\n\n\`heuristica show <run> <candidate>\` prints the source of one.`
}
