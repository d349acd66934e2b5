/** The training file of several runs, each problem with a grade of its own. */

import { Journal } from '../journal/journal.ts'
import { datasetOf, type Dataset, type DatasetFormat } from './dataset.ts'
import { gradedAnswers, type GradedAnswer } from './graded-answers.ts'

/** A run to train on. */
export type TrainingRun = { readonly folder: string; readonly problem: string }

/** Runs of one problem are ranked together, those of different problems apart. */
export const datasetOfRuns = (
  runs: readonly TrainingRun[],
  format: DatasetFormat,
  options: { readonly share: number; readonly margin: number },
): Dataset => {
  const answers = new Map<string, GradedAnswer[]>()
  for (const { folder, problem } of runs) {
    using journal = new Journal(folder, { readOnly: true })
    answers.set(problem, [...(answers.get(problem) ?? []), ...gradedAnswers(journal)])
  }
  const parts = [...answers.values()].map((of) => datasetOf(of, format, options))
  return { text: parts.map(({ text }) => text).join(''), lines: parts.reduce((sum, { lines }) => sum + lines, 0) }
}
