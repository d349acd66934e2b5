/** `heuristica replay <run>`: a new run from the answers of an earlier one. */

import { Command } from 'commander'
import { reopenRun } from '../config/open-run.ts'
import { beginReplay } from '../config/replay-run.ts'
import type { Departure } from '../discovery/past.ts'
import { readRun } from '../discovery/run-record.ts'
import { collect, configOf, flagConfig, sandboxOption, settingOption, workersOption, type Flags } from './flags.ts'
import { printRun } from './run-output.ts'
import { sit } from './sitting.ts'
import type { Exit, Terminal } from './terminal.ts'

export const replayCommand = (terminal: Terminal, exit: Exit): Command =>
  new Command('replay')
    .description(
      'make a new run from the answers of an earlier one, under another configuration if asked; needs no key',
    )
    .argument('<run>', 'id of the run, a unique part of it, or `last`')
    .option('--strategy <name>', 'another search method')
    .option('--trust', 'load a strategy of your own from its file; it runs with all your rights')
    .option('--option <key=value>', 'another value of an option of the strategy (repeatable)', collect)
    .option('--seed <n>', 'another seed')
    .option('--max-completions <n>', 'another budget: completions')
    .option('--max-tokens <n>', 'another budget: tokens, as 500k or 2M')
    .option('--max-cost <usd>', 'another budget: US dollars')
    .option('--max-evaluations <n>', 'another budget: programs on the whole train set')
    .option('--max-time <duration>', 'another budget: time of the search, as 90s or 10m')
    .option('--prompts <folder>', 'a folder with prompt templates of your own (repeatable)', collect)
    .addOption(settingOption())
    .addOption(workersOption())
    .addOption(sandboxOption())
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--json', 'print the result as JSON')
    .action(async (name: string, flags: Flags & { readonly json?: boolean }, command: Command) => {
      const config = await configOf(command, flags)
      const { id, past } = await beginReplay(config, name, flagConfig(flags))
      let departure: Departure | undefined
      const onDeparture = (first: Departure): void => {
        departure = first
        terminal.note(`Step ${first.key} leaves the recording of ${past.id}: ${first.reason}`)
      }
      await using run = await reopenRun(config, id, { onNotice: terminal.note, onDeparture })
      const result = await sit(run, terminal, exit)
      if (result.state === 'interrupted') return
      await printRun(run, { json: flags.json === true }, terminal)
      const isSame = readRun(past.id, past.folder).digest === result.digest
      if (departure === undefined && isSame) terminal.note(`The same run as ${past.id}: digest ${result.digest}`)
      else if (departure === undefined) terminal.note(`Followed the recording of ${past.id} as far as it goes`)
      else terminal.note(`Another run than ${past.id}, from step ${departure.key} on: ${departure.reason}`)
    })
