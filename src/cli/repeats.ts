/** The table over the runs of `--repeat`. */

import { basename } from 'node:path'
import { readRun } from '../discovery/run-record.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { alignedTable } from '../report/aligned-table.ts'
import { metricCell } from './metric-table.ts'
import type { Terminal } from './terminal.ts'

/** Prints one line a run: seed, id, and the metric of its winner on each set. */
export const printRepeats = (folders: readonly string[], problem: LoadedProblem, terminal: Terminal): void => {
  const { name, title } = problem.definition.metric
  const records = folders.map((folder) => readRun(basename(folder), folder))
  const right = (head: string): { head: string; align: 'right' } => ({ head, align: 'right' })
  terminal.out('')
  terminal.out(
    alignedTable(
      [right('seed'), { head: 'run', align: 'left' }, right(`${title}: train`), right('validation'), right('test')],
      records.map(({ seed, id, best }) => [
        String(seed),
        id,
        metricCell(name, best?.train),
        metricCell(name, best?.validation),
        metricCell(name, best?.test),
      ]),
    ),
  )
}
