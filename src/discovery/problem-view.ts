/** What a strategy is told of a problem. */

import type { LoadedProblem } from '../problem/loaded-problem.ts'
import type { ProblemView } from './strategy.ts'

export const viewOf = (problem: LoadedProblem): ProblemView => {
  const { definition, seed } = problem
  return {
    name: definition.name,
    heuristic: definition.heuristic,
    seed: seed.text,
    metric: { name: definition.metric.name, title: definition.metric.title },
    describe: (position) => {
      const instance = problem.set('train').instances[position]
      return instance === undefined ? '' : definition.describe(instance.data)
    },
  }
}
