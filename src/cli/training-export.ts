/** The training files that `heuristica export` writes, of one run or of several. */

import { readRun } from '../discovery/run-record.ts'
import { InputError } from '../problem/input-error.ts'
import { datasetFormats, type DatasetFormat } from '../training/dataset.ts'
import { datasetOfRuns } from '../training/datasets-of-runs.ts'

/** What may be said of the choice of answers. */
export type TrainingFlags = { readonly share: string; readonly margin: string }

export const isTrainingFormat = (format: string): format is DatasetFormat =>
  (datasetFormats as readonly string[]).includes(format)

const fraction = (flag: string, text: string, most: number): number => {
  const value = Number(text)
  if (value >= 0 && value <= most && text.trim() !== '') return value
  throw new InputError(`${flag} takes a number from 0 to ${most}, not "${text}"`)
}

/** The file's text and what is in it, in words. Throws `InputError` where no answer qualifies. */
export const trainingExport = (
  runs: readonly { readonly id: string; readonly folder: string }[],
  format: DatasetFormat,
  flags: TrainingFlags,
): { readonly text: string; readonly what: string } => {
  const share = fraction('--share', flags.share, 1)
  const margin = fraction('--margin', flags.margin, 2)
  const different = [...new Map(runs.map((run) => [run.folder, run])).values()]
  const described = different.map(({ id, folder }) => {
    const { problem, trainedOnSets } = readRun(id, folder)
    if (trainedOnSets.length > 0) {
      throw new InputError(
        `The run ${id} was graded on instances of ${trainedOnSets.join(', ')}, by which a model trained on it could not be judged any more: leave it out`,
      )
    }
    return { folder, problem }
  })
  const { text, lines } = datasetOfRuns(described, format, { share, margin })
  if (lines > 0) return { text, what: `${lines} ${format.endsWith('sft') ? 'examples' : 'pairs'}` }
  throw new InputError(
    format.endsWith('sft')
      ? 'No answer there holds a program that ran: nothing to imitate'
      : `No prompt there has two answers that differ by ${margin}: name several runs that begin alike (as those of run --repeat), or lower --margin`,
  )
}
