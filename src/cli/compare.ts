/** `heuristica compare <problem> <heuristic|run|baseline>…`: who is better than the first, and whether the data can tell. */

import { existsSync, writeFileSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import { Command } from 'commander'
import { problemFolders, runsFolder } from '../config/plan.ts'
import { parseCount, parseShare } from '../config/quantity.ts'
import { readInstanceFile } from '../problem/instance-file.ts'
import { InputError } from '../problem/input-error.ts'
import { naturalValue } from '../problem/natural-value.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { loadProblem } from '../problem/registry.ts'
import { formatMetric } from '../report/format.ts'
import { standingsFormats, standingsText } from '../report/standings-formats.ts'
import { standingsJson } from '../report/standings-json.ts'
import { standingsOf, type Standings } from '../report/standings.ts'
import { evaluateParticipants } from './evaluate-participants.ts'
import { collect, configOf, sandboxOption, settingOption, workersOption, type Flags as SharedFlags } from './flags.ts'
import { findParticipants } from './participants.ts'
import type { Exit, Terminal } from './terminal.ts'

type Flags = SharedFlags & {
  readonly set?: string
  readonly instances?: readonly string[]
  readonly streams?: string
  readonly output?: readonly string[]
  readonly failAbove?: string
  readonly json?: boolean
}

/** Exit code of a bar that was not met; 1 is for errors. */
const aboveBarExitCode = 100

/** Random streams that a stochastic driver is compared on, at least. */
const fewestStreams = 5

/** The streams of a comparison; searches use stream 0 only, so that no training used these. */
const streamsOf = ({ definition }: LoadedProblem, wanted: string | undefined): readonly number[] => {
  if (definition.stochastic !== true) {
    if (wanted === undefined) return [0]
    throw new InputError(`--streams: ${definition.name} draws nothing at random, so that one stream says all`)
  }
  const count = wanted === undefined ? fewestStreams : parseCount('--streams', wanted)
  if (count < fewestStreams) throw new InputError(`--streams takes ${fewestStreams} or more, not ${count}`)
  return Array.from({ length: count }, (_, index) => index + 1)
}

/** Before anything is computed, so that nothing computed is lost. */
const checkOutputs = (files: readonly string[]): void => {
  for (const file of files) {
    const endings = Object.keys(standingsFormats)
    if (!endings.includes(extname(file)))
      throw new InputError(`--output takes a file that ends in ${endings.join(', ')}, not "${file}"`)
    if (!existsSync(dirname(file))) throw new InputError(`--output ${file}: there is no folder ${dirname(file)}`)
  }
}

/** Whether the first is above the bar, and a sentence about it. */
const overBar = ({ metric, entrants }: Standings, bar: number): { readonly above: boolean; readonly line: string } => {
  const [first] = entrants
  const reached = first?.evaluation.metric ?? Infinity
  const above = !(reached <= bar)
  const shown = Number.isFinite(reached) ? formatMetric(metric, reached) : 'not there'
  return {
    above,
    line: `${first?.heuristic}: ${metric.title} ${shown}, ${above ? 'above' : 'within'} the bar of ${formatMetric(metric, bar)}`,
  }
}

export const compareCommand = (terminal: Terminal, exit: Exit): Command =>
  new Command('compare')
    .description('compare heuristics with the first of them, and say whether the data can tell')
    .argument('<problem>', 'name of the problem')
    .argument(
      '<heuristic...>',
      'files, names of baselines, or runs (`last`, `<run>:c17`); one alone is held against the rivals',
    )
    .option('--set <name>', 'a named instance set; default: test')
    .option('--instances <file...>', 'instances from these files instead')
    .option('--streams <n>', `random streams for a driver that draws; default and least: ${fewestStreams}`)
    .option('--output <file>', 'write the table to a .md, .csv, .json or .html file (repeatable)', collect)
    .option('--fail-above <bar>', `exit with code ${aboveBarExitCode} when the first is above, as 2%`)
    .option('--reference <method>', 'how references are computed')
    .addOption(settingOption())
    .addOption(workersOption())
    .addOption(sandboxOption())
    .option('--problems <folder>', 'a folder with problems of your own (repeatable)', collect)
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--json', 'print as JSON')
    .action(async (name: string, heuristics: readonly string[], flags: Flags, command: Command) => {
      const config = await configOf(command, flags)
      const { output = [] } = flags
      checkOutputs(output)
      if (flags.set !== undefined && flags.instances !== undefined) {
        throw new InputError('Give either --set or --instances, not both')
      }
      const bar = flags.failAbove === undefined ? undefined : parseShare('--fail-above', flags.failAbove)
      const folders = problemFolders(config)
      const problem = await loadProblem(name, { folders })
      const streams = streamsOf(problem, flags.streams)
      const files = flags.instances && (await Promise.all(flags.instances.map(readInstanceFile)))
      const set = files === undefined ? problem.set(flags.set ?? 'test') : problem.fileSet(files)
      for (const notice of set.notices) terminal.note(notice)
      const participants = await findParticipants(heuristics, {
        problem,
        set,
        files,
        folders,
        runs: runsFolder(config),
      })
      terminal.note(
        `${problem.definition.name}: ${participants.length} on ${set.instances.length} instances of ${set.name}`,
      )
      const standings = standingsOf(
        await evaluateParticipants(participants, { problem, streams, config, onNotice: terminal.note }),
        {
          problem: problem.definition.name,
          present: naturalValue(problem.definition),
          set,
          metric: problem.definition.metric,
          level: 0.95,
          streams: streams.length,
          seed: config.seed ?? 1,
        },
      )
      for (const file of output) {
        writeFileSync(file, standingsFormats[extname(file)]?.(standings) ?? '')
        terminal.note(`Written to ${file}`)
      }
      if (flags.json === true) terminal.out(JSON.stringify(standingsJson(standings), undefined, 2))
      else if (output.length === 0) terminal.out(standingsText(standings))
      if (bar === undefined) return
      const { above, line } = overBar(standings, bar)
      terminal.note(line)
      if (above) exit.code = aboveBarExitCode
    })
