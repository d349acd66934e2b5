/** `heuristica show <run> [candidate]`: what a run found, or one candidate of it. */

import { Command } from 'commander'
import { readCandidate, readRun, type RunRecord } from '../discovery/run-record.ts'
import { findRun } from '../discovery/run-folder.ts'
import { InputError } from '../problem/input-error.ts'
import { offeredStrategy } from './exported-strategy.ts'
import { metricTable } from './metric-table.ts'
import { runJson } from './run-output.ts'
import { runsFolder } from '../config/plan.ts'
import { configOf } from './flags.ts'
import type { Terminal } from './terminal.ts'

export const showCommand = (terminal: Terminal): Command =>
  new Command('show')
    .description('show what a run found, or one of its candidates')
    .argument('<run>', 'id of the run, a unique part of it, or `last`')
    .argument('[candidate]', 'id of a candidate, as c17')
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--json', 'print as JSON')
    .action(
      async (
        name: string,
        candidate: string | undefined,
        flags: { runs?: string; json?: boolean },
        command: Command,
      ) => {
        const { id, folder } = findRun(runsFolder(await configOf(command, flags)), name)
        if (candidate !== undefined) return showCandidate(folder, id, candidate, flags.json === true, terminal)
        const record = readRun(id, folder)
        if (flags.json === true) return terminal.out(JSON.stringify(runJson(record), undefined, 2))
        const { problem, strategy, model, seed, state, startedAt, candidates, tuned, best, spent, end, digest } = record
        const { sandbox, reference, trainedOnSets, replays, testEvaluations } = record
        terminal.out(`${id}: ${state}`)
        terminal.out(
          `${problem}, ${strategy}${model === null ? '' : ` with ${model}`}, seed ${seed}, started ${startedAt}`,
        )
        terminal.out(
          `${candidates} candidates${tuned === 0 ? '' : ` and ${tuned} tuned variants`}; spent ${spent.evaluations.toFixed(1)} evaluations${model === null ? '' : `, ${spentOnModels(record)}`}`,
        )
        if (end?.stopped !== undefined) terminal.out(`The search ended early: ${end.stopped}.`)
        if (digest !== null) terminal.out(`digest ${digest}`)
        if (sandbox !== null) terminal.out(`sandbox: ${sandbox}`)
        if (reference !== null) terminal.out(`references: ${reference}`)
        if (offeredStrategy(folder) !== undefined)
          terminal.out(`It found a strategy too: heuristica export ${id} --output found.guest.js`)
        if (trainedOnSets.length > 0) terminal.out(`trained on instances of: ${trainedOnSets.join(', ')}`)
        if (replays !== null) terminal.out(`replays ${replays}`)
        for (const line of describeTestEvaluations(testEvaluations)) terminal.out(line)
        if (best === null) return terminal.out('No candidate is valid yet.')
        terminal.out('')
        terminal.out(`${end === undefined ? 'Best on train so far' : 'Winner'}: ${best.candidate}`)
        terminal.out(
          metricTable([
            ['train', best.train],
            ['validation', best.validation],
            ['test', best.test],
          ]),
        )
        terminal.out('')
        terminal.out(best.source.trimEnd())
      },
    )

/** How often each sealed set was looked at, and by what. */
const describeTestEvaluations = (evaluations: RunRecord['testEvaluations']): readonly string[] =>
  [...new Set(evaluations.map(({ set }) => set))].map((set) => {
    const of = evaluations.filter((one) => one.set === set)
    const counts = [...new Set(of.map(({ askedBy }) => askedBy))].map((askedBy) => {
      const times = of.filter((one) => one.askedBy === askedBy).length
      return `${askedBy}${times === 1 ? '' : ` (${times})`}`
    })
    return `evaluated on ${set} ${of.length === 1 ? 'once' : `${of.length} times`}: ${counts.join(', ')}`
  })

/** What models took; an unknown cost is told as such. */
const spentOnModels = ({ spent, calls }: RunRecord): string => {
  const cost = spent.costUsd === null ? 'cost unknown' : `$${spent.costUsd.toFixed(4)}`
  const vain = [
    ...(calls.failed > 0 ? [`${calls.failed} calls failed`] : []),
    ...(calls.lost > 0 ? [`${calls.lost} cut off`] : []),
  ]
  return `${spent.completions} completions, ${spent.tokens} tokens, ${[cost, ...vain].join('; ')}`
}

const showCandidate = (folder: string, run: string, id: string, json: boolean, terminal: Terminal): void => {
  const candidate = readCandidate(folder, id)
  if (candidate === undefined) {
    throw new InputError(
      `The run ${run} has no candidate "${id}"; candidates are named c1, c2, … (\`heuristica show ${run}\` names the best)`,
    )
  }
  if (json) return terminal.out(JSON.stringify(candidate, undefined, 2))
  const { operator, parents, thought, outcome, metrics, source } = candidate
  const inTeam = outcome.role === undefined ? '' : `, in a team where it plays ${outcome.role}`
  terminal.out(`${id}: ${outcome.kind}${inTeam}${outcome.raced ? ' (stopped after the first block)' : ''}`)
  terminal.out(`made by ${operator}${parents.length === 0 ? '' : ` from ${parents.join(', ')}`}`)
  if (thought !== null) terminal.out(`idea: ${thought}`)
  if (outcome.detail !== '') terminal.out(outcome.detail)
  if (Object.keys(metrics).length > 0) terminal.out(metricTable([['train', metrics]]))
  terminal.out('')
  terminal.out(source.trimEnd())
}
