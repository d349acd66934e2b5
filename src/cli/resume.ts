/** `heuristica resume <run>`: goes on with a run that was interrupted. */

import { Command } from 'commander'
import { reopenRun } from '../config/open-run.ts'
import { configOf, sandboxOption, workersOption, type Flags } from './flags.ts'
import { printRun } from './run-output.ts'
import { sit } from './sitting.ts'
import type { Exit, Terminal } from './terminal.ts'

export const resumeCommand = (terminal: Terminal, exit: Exit): Command =>
  new Command('resume')
    .description('go on with a run that was interrupted')
    .argument('<run>', 'id of the run, a unique part of it, or `last`')
    .addOption(workersOption())
    .option('--trust', 'load the strategy of your own that the run has; it runs with all your rights')
    .addOption(sandboxOption())
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--json', 'print the result as JSON')
    .action(async (name: string, flags: Flags & { readonly json?: boolean }, command: Command) => {
      await using run = await reopenRun(await configOf(command, flags), name, { onNotice: terminal.note })
      if (run.finished) terminal.note(`The run ${run.id} is finished already.`)
      else {
        const result = await sit(run, terminal, exit)
        if (result.state === 'interrupted') return
      }
      await printRun(run, { json: flags.json === true }, terminal)
    })
