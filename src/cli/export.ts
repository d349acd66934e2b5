/** `heuristica export <run> [candidate]`: the heuristic as a module of its own, or the run in a form for other programs. */

import { writeFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { recordingOf } from '../discovery/recording-of.ts'
import { findRun } from '../discovery/run-folder.ts'
import { Journal } from '../journal/journal.ts'
import { InputError } from '../problem/input-error.ts'
import { candidateRows, journalLines } from '../report/journal-text.ts'
import { runsFolder } from '../config/plan.ts'
import { exportedHeuristic } from './exported-heuristic.ts'
import { configOf } from './flags.ts'
import type { Terminal } from './terminal.ts'

type Run = { readonly id: string; readonly folder: string; readonly candidate: string | undefined }

const linesOf =
  (rows: (journal: Journal) => Iterable<string>) =>
  ({ folder }: Run): string => {
    using journal = new Journal(folder, { readOnly: true })
    return `${[...rows(journal)].join('\n')}\n`
  }

/** What can be written, by format; the first is the default. */
const formats: Readonly<
  Record<string, { readonly what: string; readonly text: (run: Run) => string | Promise<string> }>
> = {
  js: { what: 'the heuristic as a JavaScript module', text: (run) => exportedHeuristic(run, 'javascript') },
  ts: { what: 'the heuristic as a TypeScript module', text: (run) => exportedHeuristic(run, 'typescript') },
  recording: {
    what: 'completions that --model recording:<file> takes',
    text: ({ folder }) => recordingOf(folder, { prompts: true }),
  },
  answers: {
    what: 'the same without the prompts, and so much smaller',
    text: ({ folder }) => recordingOf(folder, { prompts: false }),
  },
  jsonl: { what: 'the whole journal as JSON lines', text: linesOf(journalLines) },
  csv: { what: 'the candidates as a table', text: linesOf(candidateRows) },
}

type Flags = { readonly format?: string; readonly output?: string; readonly runs?: string }

/** The format asked for; where none is, the one that the file's ending names. */
const formatOf = ({ format, output }: Flags): string => {
  if (format !== undefined) return format
  const ending = output?.split('.').at(-1) ?? ''
  return Object.hasOwn(formats, ending) ? ending : 'js'
}

export const exportCommand = (terminal: Terminal): Command =>
  new Command('export')
    .description('write what a run found as a module of its own, or the run in a form for other programs')
    .argument('<run>', 'id of the run, a unique part of it, or `last`')
    .argument('[candidate]', 'id of a candidate, as c17; default: the winner')
    .addOption(
      new Option(
        '--format <format>',
        `${Object.entries(formats)
          .map(([name, { what }]) => `${name}: ${what}`)
          .join('; ')}; default: by the ending of --output, or js`,
      ).choices(Object.keys(formats)),
    )
    .option('--output <file>', 'file to write; default: standard output')
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .action(async (name: string, candidate: string | undefined, flags: Flags, command: Command) => {
      const format = formatOf(flags)
      if (candidate !== undefined && format !== 'js' && format !== 'ts')
        throw new InputError(`--format ${format} writes the whole run; leave out "${candidate}", or take js or ts`)
      const run = findRun(runsFolder(await configOf(command, flags)), name)
      const text = await (formats[format] as (typeof formats)[string]).text({ ...run, candidate })
      if (flags.output === undefined) return terminal.out(text.trimEnd())
      writeFileSync(flags.output, text)
      const lines =
        format === 'recording' || format === 'answers'
          ? `${text.split('\n').length - 1} completions`
          : (formats[format]?.what ?? '')
      terminal.note(`${lines} written to ${flags.output}`)
    })
