/** What a strategy is told of a problem. */

import type { LoadedProblem } from '../problem/loaded-problem.ts'
import type { ProblemView } from './strategy.ts'

export const viewOf = ({ definition, seed }: LoadedProblem): ProblemView => ({
  name: definition.name,
  heuristic: definition.heuristic,
  seed: seed.text,
  metric: { name: definition.metric.name, title: definition.metric.title },
})
