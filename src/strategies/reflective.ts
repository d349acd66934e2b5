/** Reflective evolution: a model compares programs, draws lessons, and writes new programs with the lessons at hand. */

import { z } from 'zod'
import type { Candidate } from '../candidate/candidate.ts'
import type { PromptInputs, Run, Strategy } from '../discovery/strategy.ts'
import { type Pair, choosePairs } from '../population/pairs.ts'
import { survive } from '../population/survive.ts'
import { angles, directions, rotate } from './angles.ts'

/** The options of `reflective`; the schema says what each means. */
export type ReflectiveOptions = {
  readonly population: number
  readonly initial: number
  readonly pairs: number
  readonly mutants: number
  readonly memory: number
  readonly tune: number
  readonly tuneLast: number
}

/*
 * Why these defaults, for 30 completions (reasoned, not yet measured). Independent samples are the control that such searches often fail to
 * beat (arXiv:2602.16805), so eight first programs, each from another angle. A generation is 3 × (reflection + crossover), one long-term
 * reflection and 3 mutations: 10 completions for 6 programs. Two of them come to 28; repairs take the rest. Half of what more pairs cost
 * would go into reflections; fewer would leave the long-term reflection little to compare. A small budget puts at most half into first
 * programs, and what is too little for a pair, notes and a mutation goes into mutations alone, at one completion each.
 */
const options: z.ZodType<ReflectiveOptions> = z.strictObject({
  population: z.int().min(2).default(10).describe('Programs kept, by rank and diversity'),
  initial: z.int().min(1).default(8).describe('First programs asked for, each from another angle'),
  pairs: z.int().min(0).default(3).describe('Pairs reflected upon and crossed in a generation'),
  mutants: z.int().min(1).default(3).describe('Changes of the best program in a generation'),
  memory: z.int().min(0).default(8).describe('Vain attempts that the long-term reflection is told'),
  tune: z.int().min(0).default(120).describe('Evaluations for tuning the constants of one program; 0 switches it off'),
  tuneLast: z.int().min(0).default(3).describe('Programs whose constants are tuned at the end of the search'),
})

/** One verb, or undefined where the budget does not allow it. */
const once = async <Result>(run: Run, ask: () => Promise<Result>): Promise<Result | undefined> =>
  (await run.each([ask], (verb) => verb()))[0]

/** How many pairs can be reflected upon and crossed; none where no notes and no mutation could follow, since mutations alone then bring more programs. */
const affordablePairs = ({ budget }: Run): number => {
  const [reflections, proposals] = [budget.affords('reflect'), budget.affords('propose')]
  return proposals < 4 ? 0 : Math.floor(1 / (1 / reflections + 1 / proposals) + 1e-9)
}

/** Pairs of different programs, no pair twice, since its prompts would be the same. */
const differentPairs = (elites: readonly Candidate[], count: number, run: Run): readonly Pair[] => {
  if (count === 0) return []
  const drawn = choosePairs(elites, 4 * count, run.random)
  return [...new Map(drawn.map((pair) => [`${pair.worse.id} ${pair.better.id}`, pair])).values()].slice(0, count)
}

/**
 * Reflective evolution over an elite population, after ReEvo (Ye et al. 2024, arXiv:2402.01145): short-term reflection on pairs, crossover,
 * long-term reflection, mutation of the elite. It differs in what the model is shown (scores, gaps per instance group, failures, vain
 * attempts), in survival (parents compete with children, by rank and diversity) and in that constants are tuned by evaluations.
 */
export const reflective: Strategy<ReflectiveOptions> = {
  name: 'reflective',
  title: 'Reflective evolution: lessons from comparing programs guide crossover and mutation; constants are tuned',
  source: 'ReEvo, Ye et al. 2024, arXiv:2402.01145',
  cost: 'about 10 completions a generation of 6 programs',
  needsModel: true,
  options,
  prompts: {
    initialise: { start: 'candidate', focus: 'text' },
    'short-term': { worse: 'candidate', better: 'candidate' },
    crossover: { worse: 'candidate', better: 'candidate', lesson: 'text', principles: 'text' },
    'long-term': { principles: 'text', lessons: 'text', best: 'candidate', tried: 'candidates' },
    mutate: { elite: 'candidate', principles: 'text', focus: 'text' },
  },

  async search(run, { population, initial, pairs, mutants, memory, tune, tuneLast }) {
    const proposed: Candidate[] = []
    const tuned = new Set<string>()
    const asked = { initialise: 0, mutate: 0 }
    let elites: readonly Candidate[] = []
    let principles = ''

    const admit = (children: readonly Candidate[]): void => {
      proposed.push(...children)
      elites = survive([...elites, ...children], population)
    }

    const seed = await once(run, () => run.evaluate(run.problem.seed, { operator: 'seed' }))
    elites = survive(seed === undefined ? run.given : [...run.given, seed], population)
    const start = elites[0] ?? seed

    /** Proposals that differ in one text each, taken in turn. */
    const vary = async (operator: keyof typeof asked, texts: readonly string[], count: number, rest: PromptInputs) => {
      const slots = Array.from({ length: count }, (_, index) => rotate(texts, asked[operator] + index))
      const programs = await run.each(slots, (text) => run.propose(operator, { ...rest, focus: text }))
      asked[operator] += programs.length
      admit(programs)
    }
    const initialise = (count: number): Promise<void> => vary('initialise', angles, count, { start })
    const mutate = (): Promise<void> => vary('mutate', directions, mutants, { elite: elites[0], principles })

    const cross = async (): Promise<readonly string[]> => {
      const lessons: string[] = []
      const chosen = differentPairs(elites, Math.min(pairs, affordablePairs(run)), run)
      const children = await run.each(chosen, async (pair) => {
        const lesson = await run.reflect('short-term', pair)
        lessons.push(lesson)
        return run.propose('crossover', { ...pair, lesson, principles })
      })
      admit(children)
      return lessons.filter((lesson) => lesson.trim() !== '')
    }

    const conclude = async (lessons: readonly string[]): Promise<void> => {
      if (lessons.length === 0 || run.budget.affords('propose') < 2) return
      const tried =
        memory === 0 ? [] : proposed.filter((one) => !elites.includes(one) && !tuned.has(one.id)).slice(-memory)
      const inputs = { principles, lessons: lessons.join('\n\n'), best: elites[0], tried }
      principles = (await once(run, () => run.reflect('long-term', inputs))) || principles
    }

    /** Tunes the best programs that were not tuned yet; a better one takes its parent's place, since it is the same program. */
    const polish = async (count: number): Promise<void> => {
      const share = Math.min(tune, Math.floor(run.budget.affords('evaluate') / (4 * count)))
      const untuned = elites.filter((elite) => !tuned.has(elite.id)).slice(0, share < 2 ? 0 : count)
      const results = await run.each(untuned, async (elite) => ({
        elite,
        better: await run.tune(elite, { evaluations: share }),
      }))
      for (const { elite, better } of results) {
        tuned.add(elite.id).add(better.id)
        if (better.outcome.metric < elite.outcome.metric) elites = elites.filter((one) => one !== elite)
      }
      elites = survive([...elites, ...results.map(({ better }) => better)], population)
    }

    const affordable = run.budget.affords('propose')
    await initialise(Math.min(initial, Math.ceil(affordable / 2)))
    await polish(1)
    while (run.budget.affords('propose') > 0) {
      const before = proposed.length
      if (elites.length < 2) await initialise(mutants)
      else {
        await conclude(await cross())
        await mutate()
      }
      if (proposed.length === before) break
      await polish(1)
    }
    await polish(tuneLast)
    return elites
  },
}
