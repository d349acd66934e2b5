/** How much CPU time a program may take, as a model is told: an allowance that it cannot see it cannot keep. */

import type { LoadedProblem } from '../problem/loaded-problem.ts'

type Allowed = { readonly size: number; readonly ms: number }

const rounded = (ms: number): string => `${ms < 10 ? ms.toPrecision(1) : Math.round(ms)} ms`

/** What instances of the largest size in these sets may take, the start of an isolate left out. */
const largest = (problem: LoadedProblem, sets: readonly string[]): Allowed => {
  const { definition } = problem
  let found: Allowed = { size: 0, ms: 0 }
  for (const { data } of sets.flatMap((name) => problem.set(name).instances)) {
    const size = definition.size(data)
    if (size > found.size) found = { size, ms: definition.allowance(data) }
  }
  return found
}

/** CPU milliseconds an instance at the largest size that programs are scored on, and at that of the instances that decide in the end. */
export const cpuLimit = (problem: LoadedProblem): string => {
  const now = largest(problem, ['train'])
  const end = largest(problem, ['validation', 'test'])
  const first = `${rounded(now.ms)} for an instance of size ${now.size}`
  return end.size === now.size
    ? first
    : `${first} and ${rounded(end.ms)} for one of size ${end.size}, the largest that decide in the end`
}
