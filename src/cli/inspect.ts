/** `heuristica inspect`: a local page on all runs, live. */

import { once } from 'node:events'
import { Command } from 'commander'
import { runsFolder, sandboxOf } from '../config/plan.ts'
import { parseCount } from '../config/quantity.ts'
import { isLoopback, listen } from '../inspector/listen.ts'
import { configOf, sandboxOption, type Flags as SharedFlags } from './flags.ts'
import type { Terminal } from './terminal.ts'

type Flags = SharedFlags & { readonly host: string; readonly port: string }

/** Tried first, so that an address stays from one day to the next. */
const customaryPort = '4700'

export const inspectCommand = (terminal: Terminal): Command =>
  new Command('inspect')
    .description('open a page on all runs: live curves, candidates, solutions, prompts, inbox')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <n>', 'port to listen on; 0 takes any that is free', customaryPort)
    .addOption(sandboxOption())
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .action(async (flags: Flags, command: Command) => {
      const config = await configOf(command, flags)
      const port = flags.port === '0' ? 0 : parseCount('--port', flags.port)
      await using inspector = await listen({
        runs: runsFolder(config),
        host: flags.host,
        port,
        sandbox: sandboxOf(config),
      })
      if (!isLoopback(flags.host))
        terminal.note(
          `Everybody who reaches ${flags.host} and knows the token below can look into the runs and steer them.`,
        )
      terminal.out(`The inspector is at ${inspector.url}`)
      terminal.note('Ctrl-C ends it; runs go on.')
      await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    })
