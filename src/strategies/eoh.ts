/** Evolution of Heuristics: thoughts and code evolve together, by five ways to prompt; with its predecessor AEL by option. */

import { z } from 'zod'
import type { Candidate } from '../candidate/candidate.ts'
import type { PromptInputs, Strategy } from '../discovery/strategy.ts'
import { pickByRank, pickSeveralByRank } from '../population/by-rank.ts'
import { elitist } from '../population/elitist.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'
import { firstPrograms, times } from './first-programs.ts'

/** E1 and E2 explore, M1 to M3 modify; `crossover` and `mutation` are those of AEL. */
const operatorNames = ['e1', 'e2', 'm1', 'm2', 'm3', 'crossover', 'mutation'] as const
type Operator = (typeof operatorNames)[number]

/** The options of `eoh`; the schema says what each means. */
export type EohOptions = CustomOptions & {
  readonly population: number
  readonly initial: number
  readonly operators: string
  readonly parents: number
  readonly generation: 'each' | 'drawn'
}

const list = new RegExp(`^(?:${operatorNames.join('|')})(?:,(?:${operatorNames.join('|')}))*$`)

const options: z.ZodType<EohOptions> = z.strictObject({
  population: z.int().min(1).default(10).describe('Programs kept (N)'),
  initial: z
    .int()
    .min(0)
    .default(0)
    .describe('First programs; 0: as many as are kept. The repository asks for twice as many'),
  operators: z
    .string()
    .regex(list, `names of operators with commas between: ${operatorNames.join(', ')}`)
    .default('e1,e2,m1,m2,m3')
    .describe('Ways to prompt; `crossover,mutation` is AEL; the repository has e1,e2,m1,m2'),
  parents: z.int().min(1).default(5).describe('Programs that E1 and E2 show; 2 in the repository and for AEL'),
  generation: z
    .enum(['each', 'drawn'])
    .default('each')
    .describe('N programs by each operator (the paper), or N in all by operators drawn (the repository)'),
  ...customOptions,
})

/**
 * Evolution of Heuristics (Liu et al. 2024, arXiv:2401.02051): every program has a thought, and prompts show both. From N first programs,
 * each generation asks for N programs by each of five prompts, 5 N in all: E1 (as different as can be) and E2 (from a common idea) with five
 * parents, M1 (modify), M2 (other parameters) and M3 (simplify) with one; parents are drawn by rank, and the N best of old and new go on,
 * programs with equal scores once. The repository, from version 0.2 on, asks for N in all, by operators drawn at random, with two
 * parents and without M3, after 2 N first programs: `initial=20 operators=e1,e2,m1,m2 parents=2 generation=drawn` for N = 10.
 * Algorithm Evolution using LLM (Liu et al. 2023, arXiv:2311.15249) is `operators=crossover,mutation parents=2`.
 */
export const eoh: Strategy<EohOptions> = {
  name: 'eoh',
  title: 'Thoughts and code evolve together by five prompts: two explore, three modify',
  source: 'EoH, Liu et al. 2024, arXiv:2401.02051; AEL, Liu et al. 2023, arXiv:2311.15249',
  cost: '10 to begin with, 50 a generation of 50 programs',
  needsModel: true,
  options,
  prompts: {
    i1: {},
    e1: { parents: 'candidates' },
    e2: { parents: 'candidates' },
    m1: { parent: 'candidate' },
    m2: { parent: 'candidate' },
    m3: { parent: 'candidate' },
    crossover: { parents: 'candidates' },
    mutation: { parent: 'candidate' },
  },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      const { population: size, parents, repair, generation } = settings
      const operators = settings.operators.split(',') as Operator[]
      let population: readonly Candidate[] = elitist(run.given, size)

      const initialise = async (count: number): Promise<void> => {
        const first = await run.each(times(count), () => run.propose('i1', {}, { repair }))
        population = elitist([...population, ...first], size)
      }
      const inputsOf = (operator: Operator): PromptInputs =>
        operator === 'e1' || operator === 'e2' || operator === 'crossover'
          ? { parents: pickSeveralByRank(population, parents, run.random) }
          : { parent: pickByRank(population, run.random) }
      const nextGeneration = (): readonly Operator[] =>
        generation === 'each'
          ? operators.flatMap((operator) => times(size).map(() => operator))
          : times(size).map(() => run.random.pick(operators))

      await initialise(firstPrograms(run, settings.initial || size))
      while (run.budget.remains()) {
        if (population.length === 0) {
          await initialise(size)
          continue
        }
        const children = await run.each(nextGeneration(), (operator) =>
          run.propose(operator, inputsOf(operator), { repair }),
        )
        population = elitist([...population, ...children], size)
      }
    }),
}
