/** `heuristica export <run> --format recording`: a run's completions, to answer another run. */

import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { recordingOf } from '../discovery/recording-of.ts'
import { findRun } from '../discovery/run-folder.ts'
import { InputError } from '../problem/input-error.ts'
import { runsFolder } from '../config/plan.ts'
import { configOf } from './flags.ts'
import type { Terminal } from './terminal.ts'

export const exportCommand = (terminal: Terminal): Command =>
  new Command('export')
    .description("write a run's completions as a recording, which --model recording:<file> takes")
    .argument('<run>', 'id of the run, a unique part of it, or `last`')
    .requiredOption('--format <format>', 'recording')
    .option('--output <file>', 'file to write; default: standard output')
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .action(async (name: string, flags: { format: string; output?: string; runs?: string }, command: Command) => {
      if (flags.format !== 'recording') throw new InputError(`--format takes recording, not "${flags.format}"`)
      const { folder } = findRun(runsFolder(await configOf(command, flags)), name)
      const text = recordingOf(folder)
      if (flags.output === undefined) return terminal.out(text.trimEnd())
      writeFileSync(flags.output, text)
      terminal.note(`${text.split('\n').length - 1} completions written to ${flags.output}`)
    })
