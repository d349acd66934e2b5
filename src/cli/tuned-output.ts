/** What `heuristica tune` tells: what changed, and what it is worth. */

import type { LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { alignedTable } from '../report/aligned-table.ts'
import { formatMetric } from '../report/format.ts'
import { tuningTable } from '../report/tuning-table.ts'
import type { Tuned } from '../tuning/tune.ts'

/** A program's metric on the train set and on the set that judges it; null where it is not finite. */
export type Standing = { readonly heuristic: string; readonly train: number | null; readonly validation: number | null }

export type TunedProgram = {
  readonly name: string
  readonly source: string
  readonly problem: LoadedProblem
  /** The set that judges. */
  readonly validation: LoadedSet
  readonly seed: number
  /** Evaluations that the search was allowed. */
  readonly budget: number
  readonly tuned: Tuned
  readonly before: Standing
  readonly after: Standing
  readonly baselines: readonly Standing[]
}

type Extremes = { readonly weakest: Standing; readonly strongest: Standing }

/** The weakest and the strongest of the baselines on the set that judges; undefined where none has a metric there. */
const extremesOf = (baselines: readonly Standing[]): Extremes | undefined => {
  const sorted = baselines
    .filter(({ validation }) => validation !== null)
    .toSorted((a, b) => (b.validation as number) - (a.validation as number))
  const [weakest, strongest] = [sorted[0], sorted.at(-1)]
  return weakest === undefined || strongest === undefined ? undefined : { weakest, strongest }
}

/** What `tune --json` prints. */
export type TunedJson = {
  readonly problem: string
  readonly heuristic: string
  readonly metric: string
  readonly seed: number
  readonly evaluations: { readonly limit: number; readonly spent: number }
  readonly ended: Tuned['ended']
  readonly constants: readonly {
    readonly name: string | null
    readonly line: number
    readonly column: number
    readonly before: number
    readonly after: number
    readonly low: number
    readonly high: number
    readonly scale: string
  }[]
  /** Name of the set that judges. */
  readonly validation: string
  readonly before: Standing
  readonly after: Standing
  readonly baselines: Extremes | null
  /** The tuned program. */
  readonly source: string
}

/** As `tune --json` prints it. */
export const tunedJson = (result: TunedProgram): TunedJson => {
  const { name, problem, validation, seed, budget, tuned, before, after, baselines } = result
  return {
    problem: problem.definition.name,
    heuristic: name,
    metric: problem.definition.metric.name,
    seed,
    evaluations: { limit: budget, spent: tuned.spent },
    ended: tuned.ended,
    constants: tuned.constants.map(({ name = null, line, column, value, after, low, high, scale }) => ({
      name,
      line,
      column,
      before: value,
      after,
      low,
      high,
      scale,
    })),
    validation: validation.name,
    before,
    after,
    baselines: extremesOf(baselines) ?? null,
    source: tuned.source,
  }
}

const reasons: Readonly<Record<Tuned['ended'], string>> = {
  budget: 'the evaluations are spent',
  flat: 'its constants make no difference',
  failing: 'every other value made the program fail',
  'no progress': 'the search found nothing better twice in a row',
  exhausted: 'there are no other values to try',
  interrupted: 'interrupted',
}

/** As `tune` prints it, line by line. */
export const tunedText = (
  result: TunedProgram,
  { showsSource }: { readonly showsSource: boolean },
): readonly string[] => {
  const { source, problem, validation, budget, tuned, before, after, baselines } = result
  const { metric } = problem.definition
  const isBetter = tuned.source !== source
  const extremes = extremesOf(baselines)
  const rows: readonly Standing[] = [
    before,
    ...(isBetter ? [after] : []),
    ...(extremes === undefined
      ? []
      : [
          { ...extremes.weakest, heuristic: `${extremes.weakest.heuristic} (weakest baseline)` },
          { ...extremes.strongest, heuristic: `${extremes.strongest.heuristic} (strongest baseline)` },
        ]),
  ]
  const cell = (value: number | null): string => (value === null ? '–' : formatMetric(metric, value))
  const spent = Math.round(tuned.spent).toLocaleString('en')
  return [
    `${spent} of ${budget.toLocaleString('en')} evaluations: ${reasons[tuned.ended]}`,
    '',
    tuningTable(source, tuned.constants),
    '',
    alignedTable(
      [
        { head: metric.title, align: 'left' },
        { head: 'train', align: 'right' },
        { head: validation.name, align: 'right' },
      ],
      rows.map(({ heuristic, train, validation: judged }) => [heuristic, cell(train), cell(judged)]),
    ),
    ...(isBetter ? [] : ['', 'Nothing better was found: the program is as it was.']),
    ...(isBetter && showsSource ? ['', tuned.source.trimEnd()] : []),
  ]
}
