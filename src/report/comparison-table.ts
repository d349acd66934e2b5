/** The table that sets heuristics side by side on one instance set, with what must be said beneath it. */

import { styleText } from 'node:util'
import type { InstanceResult } from '../evaluation/evaluator.ts'
import { standardMetrics, zeroHit, zeroHits, type Metric } from '../problem/metric.ts'
import type { Reference } from '../problem/problem.ts'
import { alignedTable, type Column } from './aligned-table.ts'
import type { Compared, Contrast } from './comparison.ts'
import { formatInterval, formatMetric, formatMs } from './format.ts'
import { printableLine } from './printable.ts'

export type TableOptions = {
  /** What the search minimises; gets a column of its own where it is none of the standard ones. */
  readonly metric: Metric
  /** Name of the row to stand out where `colour` is set. */
  readonly highlight?: string
  /** Default: false. */
  readonly colour?: boolean
}

/** Rows in the order given; a failed heuristic shows its verdict, with the detail in a line beneath. */
export const comparisonTable = (compared: readonly Compared[], options: TableOptions): string => {
  const { metric, highlight, colour = false } = options
  const metrics = standardMetrics.some(({ name }) => name === metric.name)
    ? standardMetrics
    : [metric, ...standardMetrics]
  const columns: readonly Column[] = [
    { head: 'heuristic', align: 'left' },
    ...metrics.map(({ title }) => ({ head: title, align: 'right' as const })),
    { head: 'CPU ms/instance', align: 'right' },
  ]
  const rows = compared.map(({ heuristic, fitted = false, evaluation: { verdict, instances } }) => {
    const values =
      verdict.kind === 'returned'
        ? [...metrics.map((metric) => cell(metric, instances)), formatMs(meanCpuMs(instances))]
        : [verdict.kind, ...Array.from({ length: metrics.length }, () => '–')]
    const row = [`${printableLine(heuristic, 40)}${fitted ? ' †' : ''}`, ...values]
    return colour && heuristic === highlight
      ? row.map((text) => styleText('bold', text, { validateStream: false }))
      : row
  })
  const failures = compared.flatMap(({ heuristic, evaluation: { verdict } }) =>
    verdict.kind === 'returned'
      ? []
      : [`${printableLine(heuristic, 40)} failed, ${verdict.kind}: ${printableLine(verdict.detail)}`],
  )
  const instances = compared.find(({ evaluation }) => evaluation.verdict.kind === 'returned')?.evaluation.instances
  const fitted = compared.some((one) => one.fitted === true)
  return [
    alignedTable(columns, rows),
    ...(instances === undefined ? [] : [coverage(instances)]),
    ...(fitted ? [fittedNote] : []),
    ...failures,
  ].join('\n')
}

/** Stands beneath a table with a marked row. */
export const fittedNote = '† was fitted to instances of this set.'

/** What the gaps are measured against, and which instances each of them is over. */
export const coverage = (instances: readonly InstanceResult[]): string => {
  const zeros = zeroHits(instances).of
  const [first, ...others] = [...new Set(instances.map(({ reference }) => against[reference.kind]))]
  const by = [...new Set(instances.map(({ reference }) => reference.by))].map((name) => printableLine(name, 60))
  const counted = `${instances.length} ${instances.length === 1 ? 'instance' : 'instances'}`
  const over =
    zeros === 0
      ? 'every gap over all of them'
      : `mean and worst gap over the ${instances.length - zeros} whose reference is not zero, pooled gap over all`
  return `${counted}; gap to ${[first, ...others].join(' or ')} (${by.join(', ')}); ${over}.`
}

const against: Readonly<Record<Reference['kind'], string>> = {
  optimal: 'the optimum',
  'best-known': 'the best known value',
  bound: 'a lower bound',
}

const cell = (metric: Metric, instances: readonly InstanceResult[]): string => {
  if (metric.name !== zeroHit.name) return formatMetric(metric, metric.over(instances))
  const { hit, of } = zeroHits(instances)
  return of === 0 ? '–' : `${hit}/${of}`
}

/** Mean CPU milliseconds an instance. */
export const meanCpuMs = (instances: readonly InstanceResult[]): number =>
  instances.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / instances.length

/** `discovered − MDD: −0.10 points [−0.15, −0.05] → better`. */
export const contrastLine = (metric: Metric, { first, second, difference }: Contrast): string => {
  const { low, high, verdict } = difference
  const why =
    verdict === 'cannot tell' && (low > 0 || high < 0) ? ': the ranks of the instances do not bear it out' : ''
  return `${printableLine(first, 40)} − ${printableLine(second, 40)}: ${formatInterval(metric, difference)} → ${verdict}${why}`
}
