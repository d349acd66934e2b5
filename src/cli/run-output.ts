/** What is printed when a run has ended, and again by `show`. */

import { relative } from 'node:path'
import { readRun, type RunRecord } from '../discovery/run-record.ts'
import type { OpenRun } from '../config/open-run.ts'
import { compareFamily } from '../discovery/family-comparison.ts'
import { usesColour } from '../report/colour.ts'
import { frontTable } from '../report/front-table.ts'
import { runSummary } from '../report/run-summary.ts'
import type { Terminal } from './terminal.ts'

const withoutScore = (best: NonNullable<RunRecord['best']>): object => {
  const { testScore: _, ...rest } = best
  return rest
}

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
  spent: record.spent,
  calls: record.calls,
  best: record.best && withoutScore(record.best),
  ...(record.end?.front !== undefined && { front: record.end.front }),
  candidates: record.candidates,
  testEvaluations: record.testEvaluations,
  replays: record.replays,
  digest: record.digest,
  sandbox: record.sandbox,
  reference: record.reference,
  trainedOnSets: record.trainedOnSets,
})

/** Evaluates the winner and the family's baselines on the test set, and prints the table with source and place. */
export const printRun = async (
  { id, folder, problem, workers, sandbox, configuration }: OpenRun,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<void> => {
  const record = readRun(id, folder)
  if (json) {
    terminal.out(JSON.stringify(runJson(record), undefined, 2))
    return
  }
  for (const { id: candidate, reason } of record.end?.rejected ?? [])
    terminal.note(`${candidate} was turned away: ${reason}`)
  if (record.end?.stopped !== undefined) terminal.note(`The search ended early: ${record.end.stopped}`)
  const { reference, problemFolders: folders, memoryMb, seed, settings, trainedOnSets = [] } = configuration
  const { definition } = problem
  const source = record.end?.winner === undefined ? undefined : record.best?.source
  const set = problem.set('test')
  const { discovered, baselines } = await compareFamily({
    problem,
    discovered: record.best?.testScore ?? undefined,
    set,
    workers,
    sandbox,
    memoryMb,
    folders,
    reference,
    onNotice: terminal.note,
    settings,
    trainedOnSets,
  })
  terminal.out(
    runSummary({
      title: `${definition.title}: what ${configuration.strategy} found`,
      set: { name: set.name, title: set.title },
      metric: definition.metric,
      discovered: discovered === undefined || source === undefined ? undefined : { ...discovered, source },
      baselines,
      against: definition.rivals ?? [],
      seed,
      folder: relative(process.cwd(), folder),
      colour: usesColour(process.stdout, process.env),
    }),
  )
  // What tuning did must not be credited to the model; finding out costs as many evaluations again.
  if (record.model !== null && source !== undefined)
    terminal.note(
      `heuristica report ${id} sets beside it known rules whose constants were tuned with as many evaluations`,
    )
  if (record.end?.front !== undefined) terminal.out(`\n${frontTable(record.end.front, definition.metric)}`)
}
