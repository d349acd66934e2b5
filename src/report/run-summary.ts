/** What a run says at its end: what was found, how it stands beside the baselines, and where the run is kept. */

import { styleText } from 'node:util'
import type { Metric } from '../problem/metric.ts'
import { comparisonTable, contrastLine } from './comparison-table.ts'
import { contrasts, ranked, type Compared } from './comparison.ts'
import { formatMetric } from './format.ts'
import { printable, printableLine } from './printable.ts'

export type RunSummary = {
  /** The first line: `Single-machine total tardiness (1 || ΣTj): a dispatching rule`. */
  readonly title: string
  /** The untouched instances that the table is about. */
  readonly set: { readonly name: string; readonly title: string }
  readonly metric: Metric
  /** Undefined where the run ended with nothing that passed. */
  readonly discovered: (Compared & { readonly source: string }) | undefined
  readonly baselines: readonly Compared[]
  /** Names of the baselines to give an interval for; those that beat the discovery get one unasked. */
  readonly against: readonly string[]
  /** Seed of the bootstrap. */
  readonly seed: number
  /** Folder of the run, as the user can type it. */
  readonly folder: string
  /** Default: false. */
  readonly colour?: boolean
}

/** The whole text, without a line feed at its end. */
export const runSummary = (summary: RunSummary): string => {
  const { title, set, metric, discovered, baselines, folder, colour = false } = summary
  const heading = (text: string): string => (colour ? styleText('bold', text, { validateStream: false }) : text)
  const rows = [...(discovered === undefined ? [] : [discovered]), ...ranked(baselines)]
  const table = comparisonTable(rows, { metric, colour, ...(discovered && { highlight: discovered.heuristic }) })
  const parts = [
    `${heading(printableLine(title))}\nOn ${printableLine(set.name)}: ${printableLine(set.title)}`,
    table,
    ...(discovered === undefined ? ['No heuristic was found that runs and passes every check.'] : verdicts(summary)),
    ...(discovered === undefined ? [] : [`${heading('Source')}\n${printable(discovered.source.trim())}`]),
    `The run is kept in ${folder}`,
  ]
  return parts.join('\n\n')
}

/** The intervals, and which textbook rules beat the discovery. */
const verdicts = ({ discovered, baselines, against, metric, seed }: RunSummary): readonly string[] => {
  if (discovered === undefined || discovered.evaluation.verdict.kind !== 'returned') return []
  const reached = discovered.evaluation.metric
  const beating = ranked(baselines).filter(({ evaluation }) => evaluation.metric < reached)
  const named = against.flatMap((name) => baselines.find(({ heuristic }) => heuristic === name) ?? [])
  const found = contrasts(discovered, [...new Set([...named, ...beating])], { metric, seed })
  const name = printableLine(discovered.heuristic, 40)
  const standing = beating.map(({ heuristic, evaluation }) => {
    const told = found.find(({ second }) => second === heuristic)?.difference.verdict !== 'cannot tell'
    return `${printableLine(heuristic, 40)} (${formatMetric(metric, evaluation.metric)}${told ? '' : ', a difference that these data cannot tell from chance'})`
  })
  const plainly =
    standing.length === 0
      ? []
      : [`A known rule does better than ${name} (${formatMetric(metric, reached)}): ${standing.join('; ')}.`]
  const intervals =
    found.length === 0
      ? []
      : [
          [
            `Difference in ${metric.title}, with its 95 % interval (paired bootstrap within instance groups):`,
            ...found.map((one) => `  ${contrastLine(metric, one)}`),
          ].join('\n'),
        ]
  return [...intervals, ...plainly]
}
