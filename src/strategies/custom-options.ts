/** Options that every method with a model takes beside its own, and what they do. */

import { z } from 'zod'
import { isScored } from '../candidate/candidate.ts'
import { BudgetSpent, type Run } from '../discovery/strategy.ts'

/** Whether failed programs are sent back, and how the constants of the best are tuned. */
export type CustomOptions = { readonly repair: boolean; readonly tune: number; readonly tuneLast: number }

/** Off by default, since the publications have neither; on, they make methods comparable with those that have. */
export const customOptions: {
  readonly repair: z.ZodDefault<z.ZodBoolean>
  readonly tune: z.ZodDefault<z.ZodInt>
  readonly tuneLast: z.ZodDefault<z.ZodInt>
} = {
  repair: z.boolean().default(false).describe('Send a failed program back once, at one more completion'),
  tune: z.int().min(0).default(0).describe('Evaluations for tuning the constants of each of the best at the end'),
  tuneLast: z.int().min(1).default(3).describe('How many of the best are tuned at the end'),
}

/** Searches until the budget of completions is spent, whatever the search was in the middle of, then tunes the best programs of the run. */
export const untilSpent = async (
  run: Run,
  { tune, tuneLast }: CustomOptions,
  search: () => Promise<void>,
): Promise<void> => {
  try {
    await search()
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error
  }
  if (tune < 2) return
  await run.each(run.best(tuneLast).filter(isScored), (candidate) => run.tune(candidate, { evaluations: tune }))
}
