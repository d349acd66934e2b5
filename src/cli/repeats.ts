/** The table over the runs of `--repeat`. */

import { basename } from 'node:path'
import { readRun } from '../discovery/run-record.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { formatMetric } from '../report/format.ts'
import { plainTable } from '../report/table.ts'
import type { Terminal } from './terminal.ts'

/** Prints one line a run: seed, id, and the metric of its winner on each set. */
export const printRepeats = (folders: readonly string[], problem: LoadedProblem, terminal: Terminal): void => {
  const { name, title } = problem.definition.metric
  const records = folders.map((folder) => readRun(basename(folder), folder))
  const cell = (value: number | null | undefined): string =>
    value === null || value === undefined ? '–' : formatMetric(name, value)
  terminal.out('')
  terminal.out(
    plainTable(
      ['seed', 'run', `${title}: train`, 'validation', 'test'],
      records.map(({ seed, id, best }) => [
        String(seed),
        id,
        cell(best?.train[name]),
        cell(best?.validation?.[name]),
        cell(best?.test?.[name]),
      ]),
    ),
  )
}
