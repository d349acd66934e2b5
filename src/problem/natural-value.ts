/** What an objective is called outside: problems that maximise negate it inside. */

import type { ProblemDefinition } from './problem.ts'

/** Turns an objective of the problem, or a reference to it, into its natural value. */
export const naturalValue =
  (definition: Pick<ProblemDefinition<unknown, unknown>, 'present'>): ((objective: number) => number) =>
  (objective) =>
    definition.present?.(objective) ?? objective
