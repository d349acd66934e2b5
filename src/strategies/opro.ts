/** Optimisation by prompting: a meta-prompt with the sorted trajectory of scored programs asks for the next ones. */

import { z } from 'zod'
import type { Strategy } from '../discovery/strategy.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'
import { times } from './first-programs.ts'

/** The options of `opro`; the schema says what each means. */
export type OproOptions = CustomOptions & { readonly trajectory: number; readonly children: number }

const options: z.ZodType<OproOptions> = z.strictObject({
  trajectory: z.int().min(1).default(20).describe('Scored programs that the meta-prompt shows'),
  children: z.int().min(1).default(8).describe('Programs asked for in a step, from the same meta-prompt'),
  ...customOptions,
})

/**
 * Large Language Models as Optimizers (Yang et al. 2023, arXiv:2309.03409): in each step the meta-prompt shows the best programs so far with
 * their scores, worst first, so that the best stand next to the question, and is answered several times. The first trajectory is the
 * problem's seed and what the user gave.
 */
export const opro: Strategy<OproOptions> = {
  name: 'opro',
  title: 'A meta-prompt with the sorted trajectory of scored programs, answered several times a step',
  source: 'OPRO, Yang et al. 2023, arXiv:2309.03409',
  cost: '8 completions a step of 8 programs; prompts grow to 20 programs',
  needsModel: true,
  options,
  prompts: { step: { trajectory: 'candidates' } },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      await run.evaluate(run.problem.seed, { operator: 'seed' })
      while (run.budget.remains()) {
        const trajectory = run.best(settings.trajectory).toReversed()
        await run.each(times(settings.children), () => run.propose('step', { trajectory }, { repair: settings.repair }))
      }
    }),
}
