/** What is printed when a run has ended, and again by `show`. */

import { readRun, type RunRecord } from '../discovery/run-record.ts'
import type { OpenRun } from '../config/open-run.ts'
import { compareFamily } from '../discovery/family-comparison.ts'
import { runSummary } from '../report/run-summary.ts'
import type { Terminal } from './terminal.ts'

/** A run's record in the form that `show --json` and `run --json` promise. */
export const runJson = (record: RunRecord): object => ({
  id: record.id,
  problem: record.problem,
  strategy: record.strategy,
  model: record.model,
  seed: record.seed,
  state: record.state,
  startedAt: record.startedAt,
  budget: record.budget,
  spent: record.end?.spent ?? null,
  best: record.best,
  candidates: record.candidates,
  digest: record.digest,
})

/** Evaluates the winner and the family's baselines on the test set, and prints the table with source and place. */
export const printRun = async (
  { id, folder, problem, workers, configuration }: OpenRun,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<void> => {
  const record = readRun(id, folder)
  if (json) {
    terminal.out(JSON.stringify(runJson(record), undefined, 2))
    return
  }
  if (record.end?.winner === undefined || record.best === null) {
    terminal.out(`The run ${id} is finished, but no candidate was valid on the validation and test sets.`)
    for (const { id: candidate, reason } of record.end?.rejected ?? []) terminal.out(`  ${candidate}: ${reason}`)
    return
  }
  const { reference, problemFolders: folders, memoryMb } = configuration
  const comparison = await compareFamily({
    problem,
    source: record.best.source,
    set: 'test',
    workers,
    memoryMb,
    folders,
    reference,
  })
  terminal.out(runSummary({ record, comparison }))
}
