/** `heuristica doctor`: what this machine can do, and what to do about the rest. */

import { Command } from 'commander'
import { runsFolder, sandboxOf } from '../config/plan.ts'
import { alignedTable } from '../report/aligned-table.ts'
import { examine } from './findings.ts'
import { namesIn, rolesOf } from '../models/roles.ts'
import { collect, configOf, sandboxOption, type Flags } from './flags.ts'
import { modelFindings } from './model-findings.ts'
import type { Exit, Terminal } from './terminal.ts'

export const doctorCommand = (terminal: Terminal, exit: Exit): Command =>
  new Command('doctor')
    .description('prove what this machine can do, and say what to do about the rest')
    .option(
      '--model <name>',
      'try this model too, with a few tokens (repeatable); default: those of the configuration',
      collect,
    )
    .addOption(sandboxOption())
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .option('--json', 'print as JSON')
    .action(async (flags: Flags & { readonly json?: boolean }, command: Command) => {
      const config = await configOf(command, flags)
      const names = config.model === undefined ? [] : namesIn(rolesOf(config.model))
      const findings = [
        ...(await examine(sandboxOf(config), runsFolder(config))),
        ...(await modelFindings(names, config.endpoints ?? {})),
      ]
      if (findings.some(({ state }) => state === 'broken')) exit.code = 1
      if (flags.json === true) return terminal.out(JSON.stringify({ findings }, undefined, 2))
      const heads = ['', 'what', 'found'].map((head) => ({ head, align: 'left' as const }))
      terminal.out(
        alignedTable(
          heads,
          findings.map(({ what, state, found }) => [state, what, found]),
        ),
      )
      for (const { what, state, advice } of findings)
        if (advice !== '') terminal.out(`${state === 'broken' ? 'Broken' : 'Weak'}: ${what}: ${advice}.`)
      terminal.out(exit.code === 0 ? 'Runs work on this machine.' : 'Runs do not work on this machine yet.')
    })
