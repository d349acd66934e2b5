/** `heuristica list`: the runs, newest first. */

import { Command } from 'commander'
import { readRuns } from '../discovery/run-record.ts'
import { loadProblem } from '../problem/registry.ts'
import { alignedTable } from '../report/aligned-table.ts'
import { runsFolder } from '../config/plan.ts'
import { configOf } from './flags.ts'
import { metricCell } from './metric-table.ts'
import type { Terminal } from './terminal.ts'

export const listCommand = (terminal: Terminal): Command =>
  new Command('list')
    .description('list the runs, newest first')
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--json', 'print as JSON')
    .action(async (flags: { runs?: string; json?: boolean }, command: Command) => {
      const folder = runsFolder(await configOf(command, flags))
      const runs = readRuns(folder)
      if (flags.json === true) {
        const summaries = runs.map(({ id, problem, strategy, model, seed, state, startedAt, candidates, best }) => ({
          id,
          problem,
          strategy,
          model,
          seed,
          state,
          startedAt,
          candidates,
          best:
            best === null
              ? null
              : { candidate: best.candidate, train: best.train, validation: best.validation, test: best.test },
        }))
        terminal.out(JSON.stringify({ runs: summaries }, undefined, 2))
        return
      }
      if (runs.length === 0) {
        terminal.note(`There is no run in ${folder} yet; start one with: heuristica run tardiness`)
        return
      }
      const metrics = new Map(
        await Promise.all(
          [...new Set(runs.map(({ problem }) => problem))].map(async (name) => [name, await metricOf(name)] as const),
        ),
      )
      const left = (head: string): { head: string; align: 'left' } => ({ head, align: 'left' })
      const rows = runs.map(({ id, problem, strategy, model, state, startedAt, candidates, best }) => {
        const metric = metrics.get(problem)
        const of = best?.test === null ? 'train' : 'test'
        return [
          id,
          state,
          `${strategy}${model === null ? '' : ` (${model})`}`,
          String(candidates),
          metric === undefined || best === null ? '–' : `${metricCell(metric, best[of])} on ${of}`,
          startedAt.slice(0, 16).replace('T', ' '),
        ]
      })
      const heads = ['run', 'state', 'strategy', 'candidates', 'best', 'started (UTC)']
      terminal.out(alignedTable(heads.map(left), rows))
    })

/** Name of a problem's metric; undefined where the problem is not to be found any more. */
const metricOf = async (name: string): Promise<string | undefined> => {
  try {
    return (await loadProblem(name)).definition.metric.name
  } catch {
    return undefined
  }
}
