/** LLaMEA: a (μ, λ) evolution strategy over whole programs, with errors fed back and the strength of each mutation in its prompt. */

import { z } from 'zod'
import { byMetric, type Candidate } from '../candidate/candidate.ts'
import type { Strategy } from '../discovery/strategy.ts'
import { drawIndex } from '../population/draw.ts'
import type { Random } from '../random.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'
import { firstPrograms, times } from './first-programs.ts'

/** The options of `llamea`; the schema says what each means. */
export type LlameaOptions = CustomOptions & {
  readonly parents: number
  readonly offspring: number
  readonly elitism: boolean
  readonly heaviness: number
}

const options: z.ZodType<LlameaOptions> = z.strictObject({
  parents: z.int().min(1).default(4).describe('Programs that survive (μ)'),
  offspring: z.int().min(1).default(12).describe('Programs asked for in a generation (λ)'),
  elitism: z.boolean().default(false).describe('(μ + λ): parents compete with their offspring'),
  heaviness: z.number().min(1).default(1.5).describe('Exponent of the power law of mutation strengths (β)'),
  ...customOptions,
})

/** How a parent is changed. */
const mutations = [
  'Refine the strategy of the selected program to improve it.',
  'Refine and simplify the selected program to improve it.',
  'Write a new program that is different from those that were tried before.',
] as const

/** A share of a program's lines in per cent: k of n lines, k from 1 to n / 2 with probability proportional to k^−β (Doerr et al. 2017). */
const mutationStrength = (lines: number, heaviness: number, random: Random): number => {
  const most = Math.max(1, Math.floor(lines / 2))
  const changed =
    1 +
    drawIndex(
      times(most).map((index) => (index + 1) ** -heaviness),
      random,
    )
  return Math.max(1, Math.round((100 * changed) / lines))
}

/**
 * LLaMEA: A Large Language Model Evolutionary Algorithm for Automatically Generating Metaheuristics (van Stein and Bäck 2024,
 * arXiv:2405.20132): programs are never crossed; a parent is drawn uniformly and rewritten whole, with what its evaluation said, error texts
 * included, and the names and scores of the population beside it. A program that failed is worse than any that did not, but may be a
 * parent. With commas only offspring survive. How much a mutation is to change is drawn from a power law and said in the
 * prompt (Yin et al. 2024, arXiv:2412.03250).
 */
export const llamea: Strategy<LlameaOptions> = {
  name: 'llamea',
  title: 'A (μ, λ) evolution strategy over whole programs: errors fed back, mutation strengths in the prompt',
  source: 'LLaMEA, van Stein and Bäck 2024, arXiv:2405.20132; Yin et al. 2024, arXiv:2412.03250',
  cost: '4 to begin with, 12 a generation of 12 programs',
  needsModel: true,
  options,
  prompts: {
    initialise: {},
    mutate: { parent: 'candidate', population: 'candidates', mutation: 'text', strength: 'text' },
  },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      const { parents: mu, offspring: lambda, elitism, heaviness, repair } = settings
      const first = await run.each(times(firstPrograms(run, mu)), () => run.propose('initialise', {}, { repair }))
      const survivors = (candidates: readonly Candidate[]): readonly Candidate[] =>
        candidates
          .filter((one) => one.outcome.kind !== 'duplicate' && one.source !== '')
          .toSorted(byMetric)
          .slice(0, mu)
      let parents = survivors([...run.given, ...first])
      while (run.budget.remains()) {
        const offspring = await run.each(times(lambda), () => {
          if (parents.length === 0) return run.propose('initialise', {}, { repair })
          const parent = run.random.pick(parents)
          const strength = mutationStrength(parent.source.trimEnd().split('\n').length, heaviness, run.random)
          const mutation = run.random.pick(mutations)
          const inputs = { parent, population: parents, mutation, strength: String(strength) }
          return run.propose('mutate', inputs, { repair })
        })
        const chosen = survivors(elitism ? [...parents, ...offspring] : offspring)
        if (chosen.length > 0) parents = chosen
      }
    }),
}
