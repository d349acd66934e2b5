/** The largest instance of some of a problem's sets, as its `size` counts. */

import type { LoadedProblem } from './loaded-problem.ts'

/** The first of the largest; its size, and its data. */
export const largestInstance = (
  problem: LoadedProblem,
  sets: readonly string[],
): { readonly size: number; readonly data: unknown } => {
  let found: { readonly size: number; readonly data: unknown } = { size: -Infinity, data: undefined }
  for (const { data } of sets.flatMap((name) => problem.set(name).instances)) {
    const size = problem.definition.size(data)
    if (size > found.size) found = { size, data }
  }
  return found
}

/** Whether the validation set holds instances that are larger than all of the train set. */
export const validatesLarger = (problem: LoadedProblem): boolean =>
  largestInstance(problem, ['validation']).size > largestInstance(problem, ['train']).size
