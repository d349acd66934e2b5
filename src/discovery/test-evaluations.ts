/** How often programs of a run were evaluated on instances that its search must not see. */

import { Journal, type TestEvaluation } from '../journal/journal.ts'

/** Sets that a search may look at as often as it likes. */
const open: ReadonlySet<string> = new Set(['train', 'validation'])

/** Whether evaluations on the set are counted. */
export const isSealed = (set: string): boolean => !open.has(set)

/** All of them, oldest first: those at the run's end, which are steps of its journal, and those that a user asked for since. */
export const testEvaluations = (journal: Journal): readonly TestEvaluation[] => {
  const prefix = 'end/test/'
  const atEnd = [...journal.steps(prefix)].flatMap(({ key, answeredMs }): TestEvaluation[] =>
    answeredMs === undefined
      ? []
      : [{ set: 'test', candidate: key.slice(prefix.length), askedBy: 'the end of the run', atMs: answeredMs }],
  )
  return [...atEnd.toSorted((a, b) => a.atMs - b.atMs), ...journal.testEvaluations()]
}

/** Counts an evaluation of the run in `folder` on a set, where the set is sealed; gives how many there are on that set, this one included. */
export const countTestEvaluation = (folder: string, evaluation: Omit<TestEvaluation, 'atMs'>): number | undefined => {
  if (!isSealed(evaluation.set)) return undefined
  using journal = new Journal(folder)
  journal.addTestEvaluation({ ...evaluation, atMs: Date.now() })
  return testEvaluations(journal).filter(({ set }) => set === evaluation.set).length
}
