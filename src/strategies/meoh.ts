/** MEoH: multi-objective evolution of heuristics, after a front of programs that are good, or fast, or both. */

import { z } from 'zod'
import { isScored, type Candidate } from '../candidate/candidate.ts'
import { syntaxMatch } from '../candidate/similarity.ts'
import { type PromptInputs, type Run, type Strategy } from '../discovery/strategy.ts'
import { drawDistinct, draw, softmaxWeights } from '../population/draw.ts'
import { dominanceDissimilarity, paretoFront } from '../population/pareto.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'
import { firstPrograms, times } from './first-programs.ts'

/** The options of `meoh`; the schema says what each means. */
export type MeohOptions = CustomOptions & {
  readonly population: number
  readonly parents: number
  readonly resolution: number
}

const options: z.ZodType<MeohOptions> = z.strictObject({
  population: z.int().min(2).default(20).describe('Programs kept (N)'),
  parents: z.int().min(2).default(5).describe('Programs that E1 and E2 show'),
  resolution: z
    .number()
    .min(1)
    .default(1.5)
    .describe('Factor between two CPU times from which they count as different'),
  ...customOptions,
})

const operators = ['e1', 'e2', 'm1', 'm2', 'm3'] as const

/** Metric and CPU time an instance, in steps of the resolution, since measurements scatter. */
const objectivesAt =
  (resolution: number) =>
  ({ outcome: { metric, cpuMs } }: Candidate): readonly number[] => [
    metric,
    resolution === 1 ? cpuMs : Math.round(Math.log(Math.max(cpuMs, 1e-3)) / Math.log(resolution)),
  ]

/** Syntactic similarity of two programs, computed once for each pair. */
const rememberedMatch = (): ((a: Candidate, b: Candidate) => number) => {
  const known = new Map<string, number>()
  return (a, b) => {
    const key = `${a.id} ${b.id}`
    const match = known.get(key) ?? syntaxMatch(a.source, b.source)
    known.set(key, match)
    return match
  }
}

/** The front of everything that the run scored, best metric first. */
const frontOf = (run: Run, resolution: number): readonly Candidate[] =>
  paretoFront(run.best(Number.MAX_SAFE_INTEGER), objectivesAt(resolution))

/**
 * Multi-objective Evolution of Heuristic Using Large Language Model (Yao et al. 2024, arXiv:2409.16867): the prompts of EoH, two objectives
 * (the metric and CPU time), and a dominance–dissimilarity score that decides who is a parent (by softmax) and who survives: a program loses
 * by every program that dominates it, the more the more its syntax resembles that one's. Of programs with the same objectives one is
 * kept. What is found is the front, the finalists of the run. CPU times are measured: they are kept in the journal and read back when a run
 * is resumed, but two runs of their own may measure, and so decide, differently.
 */
export const meoh: Strategy<MeohOptions> = {
  name: 'meoh',
  title: 'A front of programs over metric and CPU time, by the prompts of EoH',
  source: 'MEoH, Yao et al. 2024, arXiv:2409.16867',
  cost: '20 to begin with, 100 a generation of 100 programs',
  needsModel: true,
  finds: 'front',
  options,
  prompts: {
    i1: {},
    e1: { parents: 'candidates' },
    e2: { parents: 'candidates' },
    m1: { parent: 'candidate' },
    m2: { parent: 'candidate' },
    m3: { parent: 'candidate' },
  },

  async search(run, settings) {
    const { population: size, repair, resolution } = settings
    const objectives = objectivesAt(resolution)
    const similarity = rememberedMatch()

    /** Who stays, with what each deserves. */
    const manage = (candidates: readonly Candidate[]) => {
      // Of programs with the same objectives the older stays.
      const byObjectives = new Map(
        candidates
          .filter(isScored)
          .toReversed()
          .map((one) => [objectives(one).join(), one]),
      )
      const unique = [...byObjectives.values()].toReversed()
      const scores = dominanceDissimilarity(unique, objectives, similarity)
      return unique
        .map((candidate, index) => ({ candidate, score: scores[index] as number }))
        .toSorted((a, b) => b.score - a.score)
        .slice(0, size)
    }

    await untilSpent(run, settings, async () => {
      const initialise = (count: number) => run.each(times(count), () => run.propose('i1', {}, { repair }))
      let population = manage([...run.given, ...(await initialise(firstPrograms(run, size)))])
      while (run.budget.remains()) {
        const weights = softmaxWeights(
          population.map(({ score }) => score),
          1,
        )
        const ranked = population.map(({ candidate }, index) => ({ candidate, weight: weights[index] as number }))
        const inputsOf = (operator: (typeof operators)[number]): PromptInputs => {
          const weight = (one: (typeof ranked)[number]): number => one.weight
          if (operator.startsWith('m')) return { parent: draw(ranked, weight, run.random).candidate }
          const parents = drawDistinct(ranked, settings.parents, weight, run.random)
          return { parents: parents.map(({ candidate }) => candidate) }
        }
        const generation = operators.flatMap((operator) => times(size).map(() => operator))
        const children =
          ranked.length === 0
            ? await initialise(size)
            : await run.each(generation, (operator) => run.propose(operator, inputsOf(operator), { repair }))
        population = manage([...population.map(({ candidate }) => candidate), ...children])
      }
    })
    return frontOf(run, resolution)
  },
}
