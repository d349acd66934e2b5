/** `heuristica export <run> [candidate]`: the heuristic as a module of its own, or runs in a form for other programs. */

import { writeFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { recordingOf } from '../discovery/recording-of.ts'
import { findRun } from '../discovery/run-folder.ts'
import { Journal } from '../journal/journal.ts'
import { InputError } from '../problem/input-error.ts'
import { candidateRows, journalLines } from '../report/journal-text.ts'
import { runsFolder } from '../config/plan.ts'
import { exportedHeuristic } from './exported-heuristic.ts'
import { exportedStrategy } from './exported-strategy.ts'
import { configOf } from './flags.ts'
import type { Terminal } from './terminal.ts'
import { isTrainingFormat, trainingExport, type TrainingFlags } from './training-export.ts'

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
  strategy: { what: 'the strategy that moh found, for --strategy', text: exportedStrategy },
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

/** Made of one run or of several. */
const trainingFormats: Readonly<Record<string, string>> = {
  sft: 'good answers to train on, in the form of TRL',
  dpo: 'pairs of a better and a worse answer to the same prompt, in the form of TRL',
  'openai-sft': 'as sft, in the form of OpenAI',
  'openai-dpo': 'as dpo, in the form of OpenAI',
}

type Flags = TrainingFlags & { readonly format?: string; readonly output?: string; readonly runs?: string }

/** The format asked for; where none is, the one that the file's ending names. */
const formatOf = ({ format, output }: Flags): string => {
  if (format !== undefined) return format
  if (output?.endsWith('.guest.js') === true) return 'strategy'
  const ending = output?.split('.').at(-1) ?? ''
  return Object.hasOwn(formats, ending) ? ending : 'js'
}

const describeFormats = (): string =>
  [...Object.entries(formats).map(([name, { what }]) => [name, what]), ...Object.entries(trainingFormats)]
    .map(([name, what]) => `${name}: ${what}`)
    .join('; ')

const exportOne = async (
  run: { readonly id: string; readonly folder: string },
  format: string,
  [candidate, ...others]: readonly string[],
): Promise<{ readonly text: string; readonly what: string }> => {
  if (others.length > 0) throw new InputError(`--format ${format} is of one run; leave out ${others.join(', ')}`)
  if (candidate !== undefined && format !== 'js' && format !== 'ts')
    throw new InputError(`--format ${format} writes the whole run; leave out "${candidate}", or take js or ts`)
  const text = await (formats[format] as (typeof formats)[string]).text({ ...run, candidate })
  const what =
    format === 'recording' || format === 'answers'
      ? `${text.split('\n').length - 1} completions`
      : (formats[format]?.what ?? '')
  return { text, what }
}

export const exportCommand = (terminal: Terminal): Command =>
  new Command('export')
    .description('write what a run found as a module of its own, or the run in a form for other programs')
    .argument('<run>', 'id of the run, a unique part of it, or `last`')
    .argument(
      '[more...]',
      'id of a candidate, as c17, whose module is written in place of the winner’s; of training files: further runs',
    )
    .addOption(
      new Option('--format <format>', `${describeFormats()}; default: by the ending of --output, or js`).choices([
        ...Object.keys(formats),
        ...Object.keys(trainingFormats),
      ]),
    )
    .option('--output <file>', 'file to write; default: standard output')
    .option('--share <share>', 'of sft forms: the best share of the answers, by their metric on train', '0.25')
    .option('--margin <margin>', 'of dpo forms: the least relative difference between the metrics of a pair', '0.05')
    .option('--runs <folder>', 'where runs are kept; default: runs')
    .action(async (name: string, more: readonly string[], flags: Flags, command: Command) => {
      const format = formatOf(flags)
      const { runs: folder } = flags
      const kept = runsFolder(await configOf(command, folder === undefined ? {} : { runs: folder }))
      const { text, what } = isTrainingFormat(format)
        ? trainingExport(
            [name, ...more].map((one) => findRun(kept, one)),
            format,
            flags,
          )
        : await exportOne(findRun(kept, name), format, more)
      if (flags.output === undefined) return terminal.out(text.trimEnd())
      writeFileSync(flags.output, text)
      terminal.note(`${what} written to ${flags.output}`)
    })
