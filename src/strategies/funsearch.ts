/** FunSearch: islands of programs in clusters, from which the model is shown versions 0 and 1 and writes version 2. */

import { z } from 'zod'
import type { Strategy } from '../discovery/strategy.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'
import { foundIslands, type IslandOptions } from './clustered-islands.ts'

/** The options of `funsearch`; the schema says what each means. */
export type FunsearchOptions = CustomOptions & IslandOptions & { readonly inFlight: number }

const options: z.ZodType<FunsearchOptions> = z.strictObject({
  islands: z.int().min(1).default(10).describe('Populations that evolve apart'),
  versions: z.int().min(1).max(4).default(2).describe('Programs that a prompt shows, worst first'),
  samples: z.int().min(1).default(4).describe('Answers to each prompt'),
  temperature: z.number().min(0).default(0.1).describe('Cluster temperature at the start of a period'),
  period: z.int().min(1).default(30_000).describe('Programs of an island over which its temperature falls to zero'),
  reset: z.int().min(0).default(200).describe('Programs after which the weaker half of the islands is founded anew'),
  score: z
    .enum(['metric', 'last'])
    .default('metric')
    .describe('What clusters are drawn by: the metric, or the last instance alone, as in the published code'),
  inFlight: z.int().min(1).default(2).describe('Prompts that are open at once'),
  ...customOptions,
})

/**
 * Mathematical discoveries from program search with large language models (Romera-Paredes et al. 2023, doi 10.1038/s41586-023-06924-6). An
 * island is drawn uniformly; in it clusters of equal behaviour by softmax of score at a falling temperature, in each cluster a program, the
 * shorter the likelier; the model writes the next version of what was drawn, and the answer stays on the island. After every `reset`
 * programs the weaker half of the islands is wiped, each founded anew by the best of a stronger one; the publication counts four hours. The
 * temperature acts on scores relative to the best of the island, so that 0.1 means the same for every problem. The paper aggregates a cluster's
 * scores; its code takes the last instance alone (`score=last`).
 */
export const funsearch: Strategy<FunsearchOptions> = {
  name: 'funsearch',
  title: 'Islands of clusters by score signature; the model continues versions 0 and 1 with version 2',
  source: 'FunSearch, Romera-Paredes et al. 2023, doi 10.1038/s41586-023-06924-6',
  cost: '1 completion a program, 4 from each prompt; made for thousands',
  needsModel: true,
  options,
  prompts: { continue: { v0: 'candidate', v1: 'candidate', v2: 'candidate', v3: 'candidate', next: 'text' } },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      const islands = await foundIslands(run, settings)
      await run.pipeline(settings.inFlight, async () => {
        await islands.ask((programs) => {
          const [v0, v1, v2, v3] = programs
          const inputs = { v0, v1, v2, v3, next: `v${programs.length}` }
          return run.propose('continue', inputs, { repair: settings.repair })
        })
        run.tell([islands.told()])
      })
    }),
}
