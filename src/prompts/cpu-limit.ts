/** How much CPU time a program may take, as a model is told: an allowance that it cannot see it cannot keep. */

import { largestInstance } from '../problem/largest-instance.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'

const rounded = (ms: number): string => `${ms < 10 ? Number(ms.toPrecision(2)) : Math.round(ms)} ms`

/** CPU milliseconds an instance at the largest size that programs are scored on, and at that of the instances that decide in the end; the start of an isolate is left out. */
export const cpuLimit = (problem: LoadedProblem): string => {
  const { definition } = problem
  const now = largestInstance(problem, ['train'])
  const end = largestInstance(problem, ['validation', 'test'])
  const first = `${rounded(definition.allowance(now.data))} for an instance of size ${now.size}`
  return end.size === now.size
    ? first
    : `${first} and ${rounded(definition.allowance(end.data))} for one of size ${end.size}, the largest that decide in the end`
}
