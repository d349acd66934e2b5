/** FunSearch: islands of programs in clusters, from which the model is shown versions 0 and 1 and writes version 2. */

import { z } from 'zod'
import { isScored, type Candidate } from '../candidate/candidate.ts'
import type { Run, Strategy } from '../discovery/strategy.ts'
import { Clusters, temperatureAt, type Clustered } from '../population/clusters.ts'
import { resets } from '../population/islands.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'
import { times } from './first-programs.ts'

/** The options of `funsearch`; the schema says what each means. */
export type FunsearchOptions = CustomOptions & {
  readonly islands: number
  readonly versions: number
  readonly samples: number
  readonly temperature: number
  readonly period: number
  readonly reset: number
  readonly score: 'metric' | 'last'
  readonly inFlight: number
}

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

/** A scored program with its signature: the objectives on all train instances. */
const clustered = (run: Run, item: Candidate, by: FunsearchOptions['score']): Clustered<Candidate> => {
  const objectives = run.objectives(item) ?? new Float64Array()
  const score = by === 'metric' ? item.outcome.metric : (objectives.at(-1) ?? Infinity)
  return { item, signature: objectives.join(), score: -score, length: item.source.length }
}

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
      const seed = await run.evaluate(run.problem.seed, { operator: 'seed' })
      const founders = [...run.given, seed].filter(isScored).map((one) => clustered(run, one, settings.score))
      const found = (programs: readonly Clustered<Candidate>[]): Clusters<Candidate> => {
        const island = new Clusters<Candidate>()
        programs.forEach((program) => island.add(program))
        return island
      }
      let islands = times(settings.islands).map(() => found(founders))
      let programs = 0

      /** Counts a program, and founds the weaker half of the islands anew when it is time. */
      const count = (): void => {
        programs += 1
        if (settings.reset === 0 || programs % settings.reset !== 0) return
        const bests = islands.map((island) => island.best())
        for (const { wiped, founder } of resets(
          bests.map((best) => best?.score ?? -Infinity),
          run.random,
        )) {
          const best = bests[founder]
          islands = islands.with(wiped, found(best === undefined ? [] : [best]))
        }
      }

      await run.pipeline(settings.inFlight, async () => {
        const index = run.random.index(islands.length)
        const island = islands[index] as Clusters<Candidate>
        const scale = Math.abs(island.best()?.score ?? 1)
        const temperature = scale * temperatureAt(island.programs, settings.temperature, settings.period)
        const versions = island.draw(settings.versions, temperature, run.random).map(({ item }) => item)
        const [v0, v1, v2, v3] = versions
        const inputs = { v0, v1, v2, v3, next: `v${versions.length}` }
        await run.each(times(settings.samples), async () => {
          const child = await run.propose('continue', inputs, { repair: settings.repair })
          // The island of that number, founded anew in the meantime or not, as the publication's asynchronous samplers have it.
          if (isScored(child)) islands[index]?.add(clustered(run, child, settings.score))
          count()
        })
        run.tell([
          {
            kind: 'groups',
            title: 'Islands',
            groups: islands.map((one, at) => ({
              name: `island ${at + 1}, ${one.programs} programs`,
              members: one.firsts().map(({ id }) => id),
            })),
          },
        ])
      })
    }),
}
