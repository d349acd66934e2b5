/** What a strategy of your own imports, as `heuristica/strategy`: the types, the parts of populations, and zod. */

import type { Strategy } from '../discovery/strategy.ts'

export { z } from 'zod'
export {
  BudgetSpent,
  type Budget,
  type Contract,
  type ProblemView,
  type PromptInputs,
  type ProposeOptions,
  type Run,
  type Strategy,
  type Trained,
  type TrainOptions,
} from '../discovery/strategy.ts'
export { byMetric, isScored, type Candidate, type Outcome } from '../candidate/candidate.ts'
export { pickByRank, pickSeveralByRank } from '../population/by-rank.ts'
export { draw, drawDistinct, drawIndex, softmaxWeights } from '../population/draw.ts'
export { choosePairs, type Pair } from '../population/pairs.ts'
export { elitist } from '../population/elitist.ts'
export { Grid } from '../population/grid.ts'
export { paretoFront } from '../population/pareto.ts'
export { distinct, survive } from '../population/survive.ts'
export { tournament } from '../population/tournament.ts'

/** Identity with types: what a strategy's file exports as default. */
export const defineStrategy = <Options>(strategy: Strategy<Options>): Strategy<Options> => strategy
