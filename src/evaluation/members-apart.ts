/** A generation without anything that evaluates members together: each is written out and evaluated whole. */

import { withConstants } from '../candidate/constants.ts'
import type { Evaluator } from './evaluator.ts'

/** For evaluators that bring `evaluate` alone; there is no race. */
export const membersApart =
  (evaluate: Evaluator['evaluate']): Evaluator['evaluateGeneration'] =>
  async ({ source, constants, vectors }, set, options) => {
    const evaluations = await Promise.all(
      vectors.map((vector) => evaluate(withConstants(source, constants, vector), set, options)),
    )
    return {
      members: evaluations.map(({ verdict, metric }) => ({ kind: verdict.kind, metric, raced: false })),
      share: evaluations.length,
      bar: Infinity,
    }
  }
