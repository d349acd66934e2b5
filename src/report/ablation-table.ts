/** What each option of a strategy is worth: runs with one of them switched, beside runs with none, seed by seed. */

import { median, quantile } from 'simple-statistics'
import { holm } from '../evaluation/holm.ts'
import { signedRank } from '../evaluation/signed-rank.ts'
import type { Metric } from '../problem/metric.ts'
import { alignedTable } from './aligned-table.ts'
import { formatMetric } from './format.ts'

/** One setting of the options, and what its runs reached by seed; null where a run has no metric. Lower is better. */
export type Ablated = { readonly variant: string; readonly metrics: readonly (number | null)[] }

/** A variant against the default. */
export type AblationRow = {
  readonly variant: string
  readonly runs: number
  readonly median: number | null
  readonly quartiles: readonly [number, number] | null
  /** Median of the differences to the default over seeds: above zero where switching makes it worse. Null for the default itself. */
  readonly difference: number | null
  /** Of the signed-rank test over seeds, corrected by Holm for the number of variants; null where there are no pairs. */
  readonly p: number | null
}

const finite = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null)

/** The first is the default. */
export const ablationRows = (ablated: readonly Ablated[]): readonly AblationRow[] => {
  const [base] = ablated
  const compared = ablated.map(({ metrics }, index): readonly number[] =>
    index === 0
      ? []
      : metrics.flatMap((value, seed) => {
          const other = base?.metrics[seed] ?? null
          return value === null || other === null ? [] : [value - other]
        }),
  )
  const tested = compared.flatMap((differences, index) => (differences.length === 0 ? [] : [index]))
  const corrected = holm(tested.map((index) => signedRank(compared[index] ?? []).p))
  return ablated.map(({ variant, metrics }, index): AblationRow => {
    const values = finite(metrics)
    const differences = compared[index] ?? []
    const place = tested.indexOf(index)
    return {
      variant,
      runs: values.length,
      median: values.length === 0 ? null : median(values),
      quartiles: values.length === 0 ? null : [quantile(values, 0.25), quantile(values, 0.75)],
      difference: differences.length === 0 ? null : median([...differences]),
      p: place < 0 ? null : (corrected[place] ?? null),
    }
  })
}

/** The rows as a table, with what its columns say beneath it. */
export const ablationTable = (rows: readonly AblationRow[], metric: Metric): string => {
  const show = (value: number | null): string => (value === null ? '–' : formatMetric(metric, value))
  const signed = (value: number | null): string => (value !== null && value > 0 ? `+${show(value)}` : show(value))
  const table = alignedTable(
    ['variant', 'runs', `median ${metric.title}`, 'quartiles', 'difference', 'p'].map((head, at) => ({
      head,
      align: at === 0 ? ('left' as const) : ('right' as const),
    })),
    rows.map(({ variant, runs, median: middle, quartiles, difference, p }) => [
      variant,
      String(runs),
      show(middle),
      quartiles === null ? '–' : quartiles.map(show).join(' to '),
      signed(difference),
      p === null ? '–' : p.toFixed(3),
    ]),
  )
  return `${table}\n\nDifference: median over seeds of the variant less the default; above zero the option pays. p: Wilcoxon signed-rank over seeds, Holm-corrected.`
}
