/** ReEvo: a genetic search whose crossover and mutation follow verbal gradients, short-term and long-term reflections. */

import { z } from 'zod'
import { isScored, type Candidate } from '../candidate/candidate.ts'
import type { Strategy } from '../discovery/strategy.ts'
import { unequalPairs } from '../population/unequal-pairs.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'
import { firstPrograms, times } from './first-programs.ts'

/** The options of `reevo`; the schema says what each means. */
export type ReevoOptions = CustomOptions & {
  readonly population: number
  readonly initial: number
  readonly mutation: number
  readonly view: 'white-box' | 'black-box'
}

const options: z.ZodType<ReevoOptions> = z.strictObject({
  population: z.int().min(1).default(10).describe('Pairs crossed in a generation'),
  initial: z.int().min(1).default(30).describe('First programs'),
  mutation: z.number().min(0).default(0.5).describe('Mutants of the elitist, as a share of the population'),
  view: z
    .enum(['white-box', 'black-box'])
    .default('white-box')
    .describe('What the model is told: the problem, or nothing but numbers without names'),
  ...customOptions,
})

/**
 * ReEvo: Large Language Models as Hyper-Heuristics with Reflective Evolution (Ye et al. 2024, arXiv:2402.01145). From 30 first programs: pairs
 * of different scores are drawn at random; a short-term reflection compares each pair's worse and better program and guides its crossover; a
 * long-term reflection gathers what the short-term ones said and guides mutations of the elitist. Children and mutants replace the
 * population; only the elitist lives on. In the black-box view the model sees neither the problem nor its names, and parents must be better
 * than the seed. As published, no score and no error is ever shown. The publication warms the first programs' temperature by 0.3; here
 * the run's temperature is used throughout. A small budget puts at most half into first programs.
 */
export const reevo: Strategy<ReevoOptions> = {
  name: 'reevo',
  title: 'Short- and long-term reflections guide crossover and mutation; white-box or black-box view',
  source: 'ReEvo, Ye et al. 2024, arXiv:2402.01145',
  cost: '30 to begin with, 26 a generation of 15 programs',
  needsModel: true,
  options,
  refuses: (_, given) =>
    given?.options.view === 'black-box' && !given.hasAnonymousView
      ? 'the problem has no black-box view (`anonymous` in its problem.ts); use --option view=white-box'
      : undefined,
  prompts: {
    initialise: { seed: 'candidate' },
    'short-term': { worse: 'candidate', better: 'candidate' },
    crossover: { worse: 'candidate', better: 'candidate', lesson: 'text' },
    'long-term': { prior: 'text', lessons: 'text' },
    mutate: { elitist: 'candidate', reflection: 'text' },
  },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      const { population: size, mutation, repair } = settings
      const view = { anonymous: settings.view === 'black-box' }
      const asked = { ...view, repair }
      const seed = await run.evaluate(run.problem.seed, { operator: 'seed' })
      const initialise = (count: number): Promise<readonly Candidate[]> =>
        run.each(times(count), () => run.propose('initialise', { seed }, asked))

      let population: readonly Candidate[] = [
        ...run.given,
        seed,
        ...(await initialise(firstPrograms(run, settings.initial))),
      ]
      let reflection = ''

      while (run.budget.remains()) {
        const [elitist] = run.best(1)
        const pool = [...new Set([...population, ...(elitist === undefined ? [] : [elitist])])].filter(isScored)
        const eligible = view.anonymous ? pool.filter((one) => one.outcome.metric < seed.outcome.metric) : pool
        const affordable = Math.max(1, Math.floor(run.budget.affords('propose') / 2))
        const pairs = unequalPairs(eligible, Math.min(size, affordable), run.random)
        if (pairs.length === 0) {
          population = [...pool, ...(await initialise(size))]
          continue
        }
        const lessons: string[] = []
        const children = await run.each(pairs, async (pair) => {
          const lesson = await run.reflect('short-term', pair, view)
          lessons.push(lesson)
          return run.propose('crossover', { ...pair, lesson }, asked)
        })
        reflection = await run.reflect('long-term', { prior: reflection, lessons: lessons.join('\n') }, view)
        const [best] = run.best(1)
        const mutants = await run.each(times(Math.floor(size * mutation)), () =>
          run.propose('mutate', { elitist: best, reflection }, asked),
        )
        population = [...children, ...mutants]
      }
    }),
}
