/** Best of n: independent samples, of which the best on the training instances is kept. The control for every search. */

import { z } from 'zod'
import type { Strategy } from '../discovery/strategy.ts'
import { angles, rotate } from './angles.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'

/** The options of `best-of`; the schema says what each means. */
export type BestOfOptions = CustomOptions & { readonly samples: number; readonly inFlight: number }

const options: z.ZodType<BestOfOptions> = z.strictObject({
  samples: z.int().min(0).default(0).describe('Programs asked for; 0: as many as the budget allows'),
  inFlight: z.int().min(1).default(8).describe('Completions asked for at once'),
  ...customOptions,
})

/**
 * Samples n programs independently and keeps the strongest, after Corrêa, Pereira and Seipp (2025, arXiv:2503.18809), who choose 25 planning
 * heuristics' best by training tasks. Where they vary by temperature alone, each prompt here also names another angle, since some models
 * take no temperature. No answer sees another, so what a search reaches beyond this is what the searching is worth.
 */
export const bestOf: Strategy<BestOfOptions> = {
  name: 'best-of',
  title: 'Independent samples from varied prompts; the best is kept. The control for every search',
  source: 'Corrêa, Pereira and Seipp 2025, arXiv:2503.18809',
  cost: '1 completion a program',
  needsModel: true,
  options,
  prompts: { sample: { focus: 'text' } },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      const { samples, inFlight, repair } = settings
      let asked = 0
      await run.pipeline(inFlight, () =>
        samples > 0 && asked >= samples
          ? undefined
          : run.propose('sample', { focus: rotate(angles, asked++) }, { repair }),
      )
    }),
}
