/** EvoTune: FunSearch whose model is trained, again and again, on what the search found out. */

import { z } from 'zod'
import type { Strategy, Trained } from '../discovery/strategy.ts'
import { foundIslands, type IslandOptions } from './clustered-islands.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'

/** The options of `evotune`; the schema says what each means. */
export type EvotuneOptions = CustomOptions &
  IslandOptions & {
    readonly every: number
    readonly method: 'dpo' | 'sft'
    readonly margin: number
    readonly share: number
    readonly least: number
    readonly from: 'latest' | 'first'
    readonly inFlight: number
  }

const options: z.ZodType<EvotuneOptions> = z.strictObject({
  islands: z.int().min(1).default(6).describe('Populations that evolve apart'),
  versions: z.int().min(1).max(4).default(2).describe('Programs that a prompt shows with their scores, worst first'),
  samples: z.int().min(2).default(8).describe('Answers to each prompt; pairs are made of them'),
  every: z.int().min(0).default(3200).describe('Programs between two trainings (400 prompts of 8 answers); 0: never'),
  method: z.enum(['dpo', 'sft']).default('dpo').describe('Training on pairs of answers, or on the best ones alone'),
  margin: z.number().min(0).max(2).default(0.01).describe('Least relative difference between the metrics of a pair'),
  share: z.number().min(0).max(1).default(0.25).describe('With sft: the best share of the answers that is imitated'),
  least: z.int().min(1).default(10).describe('Fewer pairs or answers are not trained on'),
  from: z
    .enum(['latest', 'first'])
    .default('latest')
    .describe('Which model a training begins from: the newest, or that of the configuration'),
  temperature: z.number().min(0).default(0.1).describe('Cluster temperature at the start of a period'),
  period: z.int().min(1).default(30_000).describe('Programs of an island over which its temperature falls to zero'),
  reset: z
    .int()
    .min(0)
    .default(0)
    .describe('Programs after which the weaker half of the islands is founded anew; 0: never'),
  score: z.enum(['metric', 'last']).default('metric').describe('What clusters are drawn by, as for funsearch'),
  inFlight: z.int().min(1).default(2).describe('Prompts that are open at once'),
  ...customOptions,
})

const describe = (trained: Trained): string =>
  trained.kind === 'trained'
    ? `${trained.model}, trained on ${trained.of}`
    : `no training, the search went on as it was: ${trained.reason}`

/**
 * Algorithm Discovery With LLMs: Evolutionary Search Meets Reinforcement Learning (Surina et al. 2025, arXiv:2504.05108). The search is FunSearch's,
 * with the scores of the shown programs in the prompt and without island resets. After every 400 prompts of 8 answers the model is trained by
 * preference optimisation on pairs of answers to the same prompt, all of the run so far, and the search goes on with the model that came of it; while
 * it is trained nothing is asked. A pair is a better and a worse answer, or one that ran and one that did not; here each answer is in one pair at
 * most, the best with the worst, where the publication pairs the better half with the worse. The forward KL divergence that it regularises by is
 * the tuner's affair. The published code also narrows the draw to the best share of the clusters, which is left to the temperature here. A training that
 * fails is told, and the search goes on with the model that it had.
 */
export const evotune: Strategy<EvotuneOptions> = {
  name: 'evotune',
  title: 'FunSearch with scores in the prompt, whose model is trained on pairs of its own answers as it goes',
  source: 'EvoTune, Surina et al. 2025, arXiv:2504.05108',
  cost: '1 completion a program, 8 from each prompt; made for ten thousands; and what the trainings cost, which no budget holds but time',
  needsModel: true,
  options,
  refuses: (_, given) =>
    given !== undefined && !given.hasTuner && given.options.every > 0
      ? 'it trains its model while it searches, and the configuration names no `tuner` (docs/models.md shows both kinds); --option every=0 searches without'
      : undefined,
  prompts: { continue: { programs: 'candidates' } },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      const { every, from, repair, inFlight } = settings
      const islands = await foundIslands(run, settings)
      const trainings: Trained[] = []
      let model: string | undefined
      let next = every === 0 ? Infinity : every

      const tell = (): void =>
        run.tell([
          islands.told(),
          {
            kind: 'groups',
            title: 'Models',
            groups: [
              { name: run.models.join(' + '), members: [] },
              ...trainings.map((one) => ({ name: describe(one), members: [] })),
            ],
          },
        ])
      const ask = async (): Promise<void> => {
        await islands.ask((programs) => run.propose('continue', { programs }, { repair, model }))
        tell()
      }

      while (run.budget.remains()) {
        // All lanes come to their end before a training, so that it sees every answer that was asked for.
        await run.pipeline(inFlight, () => (islands.programs() >= next ? undefined : ask()))
        if (islands.programs() < next || !run.budget.remains()) return
        next += every
        const trained = await run.train({
          ...settings,
          model: (from === 'latest' ? model : undefined) ?? run.models[0] ?? '',
        })
        if (trained.kind === 'trained') model = trained.model
        trainings.push(trained)
        tell()
      }
    }),
}
