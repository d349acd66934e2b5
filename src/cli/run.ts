/** `heuristica run <problem>`: discovers a heuristic. */

import { Command } from 'commander'
import { createRun } from '../config/open-run.ts'
import { planRun } from '../config/plan.ts'
import { parseCount } from '../config/quantity.ts'
import { configOf, sandboxOption, settingOption, workersOption, type Flags } from './flags.ts'
import { printRepeats } from './repeats.ts'
import { printRun } from './run-output.ts'
import { searchOptions } from './search-options.ts'
import { sit } from './sitting.ts'
import type { Exit, Terminal } from './terminal.ts'

type RunFlags = Flags & { readonly repeat?: string; readonly json?: boolean }

export const runCommand = (terminal: Terminal, exit: Exit): Command =>
  searchOptions(
    new Command('run')
      .description('discover a heuristic for a problem')
      .argument('[problem]', 'name of a problem, as `heuristica problems` lists them'),
  )
    .addOption(workersOption())
    .option('--repeat <n>', 'make n runs, with seeds counting up')
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--reference <method>', 'how references are computed')
    .option('--train-instances <file...>', 'train on the instances in these files')
    .addOption(settingOption())
    .addOption(sandboxOption())
    .option('--json', 'print the result as JSON')
    .action(async (name: string | undefined, flags: RunFlags, command: Command) => {
      const config = await configOf(command, flags)
      const plan = await planRun({ ...config, problem: name ?? config.problem })
      if (config.model === undefined && config.strategy === undefined) {
        terminal.note('No model is configured: searching by genetic programming. --model names one.')
      }
      for (const notice of plan.notices) terminal.note(notice)
      const repeats = flags.repeat === undefined ? 1 : parseCount('--repeat', flags.repeat)
      const folders: string[] = []
      for (let seed = plan.seed; seed < plan.seed + repeats; seed += 1) {
        await using run = await createRun(plan, seed, { onNotice: terminal.note })
        const result = await sit(run, terminal, exit)
        if (result.state === 'interrupted') return
        folders.push(run.folder)
        await printRun(run, { json: flags.json === true }, terminal)
      }
      if (repeats > 1 && flags.json !== true) printRepeats(folders, plan.problem, terminal)
    })
