/** Meta-optimisation of heuristics: what evolves is the optimiser, a program that asks the model for programs. */

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { byMetric, isScored, type Candidate } from '../candidate/candidate.ts'
import { extract } from '../candidate/extract.ts'
import { fingerprint } from '../candidate/fingerprint.ts'
import { parseGuestProgram } from '../candidate/guest-program.ts'
import { BudgetSpent, type Run, type Strategy } from '../discovery/strategy.ts'
import { elitist } from '../population/elitist.ts'
import { untilSpent } from './custom-options.ts'
import { guestOptions, guestPrompts, type GuestOptions } from './guest-strategy.ts'
import { failureOf, guestTask, type Level, type Shown } from './guest-task.ts'
import { heuristicLevel } from './heuristic-level.ts'
import { byUtility, labelOf, optimiserFile, shownOptimiser, type Optimiser } from './optimisers.ts'

/** The options of `moh`; the schema says what each means. */
export type MohOptions = GuestOptions & {
  readonly meta: number
  readonly optimisers: number
  readonly tasks: string
  readonly weights: 'size' | 'equal'
  readonly relative: boolean
}

const options: z.ZodType<MohOptions> = z.strictObject({
  ...guestOptions,
  meta: z
    .int()
    .min(1)
    .default(4)
    .describe('Completions that the best optimiser may ask in an iteration to improve optimisers'),
  optimisers: z.int().min(1).default(10).describe('Best optimisers that are kept and offered'),
  tasks: z
    .string()
    .regex(
      /^(?:[^\s,@]+(?:@\d+(?:\.\d+)?)?(?:,(?!$)|$))*$/,
      'names of problems with commas between, each with @size or without',
    )
    .default('')
    .describe(
      'What optimisers are judged on: problems with commas between, as tsp/construct, or train instances of one size, as tsp/construct@50; empty: the run’s problem',
    ),
  weights: z
    .enum(['size', 'equal'])
    .default('size')
    .describe('Tasks count by the mean size of their instances, or alike'),
  relative: z
    .boolean()
    .default(false)
    .describe('Divide the result on each task by that of the task’s seed, where metrics of different kinds meet'),
})

/** A task with what it counts. */
type SubTask = {
  readonly name: string
  readonly task: string | undefined
  readonly weight: number
  /** What results on it are divided by. */
  readonly unit: number
  population: readonly Candidate[]
}

/** In the spirit of the published one, which makes two rounds, of two temperatures; this one makes as many as it may ask for. */
const seedOptimiser = readFileSync(new URL('./seed-optimiser.guest.js', import.meta.url), 'utf8')

const namesIn = ({ tasks }: MohOptions): readonly string[] => (tasks === '' ? [] : tasks.split(','))

/** The tasks, each with the problem's seed in its population. */
const openSubTasks = async (run: Run, { weights, relative }: MohOptions): Promise<readonly SubTask[]> => {
  const own = { name: run.problem.name, problem: run.problem, size: 1, isOwn: true }
  const listed =
    run.tasks.length === 0 ? [{ ...own, task: undefined }] : run.tasks.map((one) => ({ ...one, task: one.name }))
  return Promise.all(
    listed.map(async ({ name, task, problem, size }) => {
      const seed = await run.evaluate(problem.seed, { operator: 'seed', task })
      const { metric } = seed.outcome
      const unit = relative && Number.isFinite(metric) && metric > 0 ? metric : 1
      const given = task === undefined ? run.given : []
      return {
        name,
        task,
        weight: weights === 'size' ? size : 1,
        unit,
        population: elitist([seed, ...given], Infinity),
      }
    }),
  )
}

/**
 * Meta-Optimization of Heuristics (Shi et al. 2025, arXiv:2505.20881). Candidates of the outer loop are optimisers: programs that are offered
 * the population of a task, ask the model for heuristics, and have them evaluated. The utility of one is the mean over the tasks, weighted
 * by size, of the best that it found there; one that fails on a task, or asks no model, has none. The best optimiser is run on the
 * population of optimisers itself, where it asks the model for optimisers: it improves its own kind, and whichever is best then does so
 * next. Ideas are kept with programs on both levels, and the populations of the tasks go on from one optimiser to the next.
 *
 * Optimisers are in JavaScript and run in the sandbox, where the published code executes them in its own process. It asks a model whether a
 * program loops more than ten times, and turns away those that do; here no program gets beyond its `asks` and `evaluations` (the published
 * code stops a whole task after 1000 of these). It also believes an optimiser's word on the utility that it reached, and reads populations of
 * earlier runs; here only what was evaluated in the run counts. Iterations (10) give way to the budget, and one that brought no optimiser
 * worth running is followed by a search of the best one, so that the tasks do not stand still while a weak model fails.
 */
export const moh: Strategy<MohOptions> = {
  name: 'moh',
  title: 'Evolves the optimiser: programs that ask the model are judged by what they find, and improve each other',
  source: 'MoH, Shi et al. 2025, arXiv:2505.20881',
  cost: '10 completions a task for each optimiser; 4 an iteration for up to 3 new optimisers',
  needsModel: true,
  options,
  prompts: { ...guestPrompts, optimiser: { text: 'text' }, 'ask-optimiser': { text: 'text' } },
  tasks: namesIn,

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      const { asks, evaluations, cpuS, meta, repair } = settings
      const subTasks = await openSubTasks(run, settings)
      const totalWeight = subTasks.reduce((sum, { weight }) => sum + weight, 0)
      const all: Optimiser[] = []
      const known = new Map<string, string>()

      /** Runs an optimiser on a task: the best that it found, and how it failed, if it did. */
      const apply = async (source: string, subTask: SubTask): Promise<{ result: number; failure: string }> => {
        const { level, found } = heuristicLevel(run, subTask, { repair })
        const { task, asked } = guestTask(level, { asks, evaluations, cpuMs: 1000 * cpuS })
        const failure = failureOf(await run.guest(source, task))
        subTask.population = elitist([...subTask.population, ...found], settings.population)
        const [best] = found.filter(isScored).toSorted(byMetric)
        const result = best === undefined || asked() === 0 ? Infinity : best.outcome.metric / subTask.unit
        const nothing = asked() === 0 ? 'asked no question' : result === Infinity ? 'found no program that runs' : ''
        return { result, failure: failure ?? nothing }
      }

      /** What was found for a part of the run's own problem is tried on all of it. */
      const tryWhole = async (): Promise<void> => {
        const parts = subTasks.filter(({ task }) => run.tasks.some(({ name, isOwn }) => name === task && isOwn))
        const best = parts.flatMap(({ population }) => population[0] ?? [])
        await run.each([...new Map(best.map((one) => [one.source, one])).values()], (one) =>
          run.evaluate(one.source, { operator: 'whole', parents: [one] }),
        )
      }

      const judge = async (source: string, idea: string, parent: string | undefined): Promise<Optimiser> => {
        if (!run.budget.remains()) throw new BudgetSpent('nothing is left to judge an optimiser by')
        const id = `o${all.length + 1}`
        known.set(fingerprint(source), id)
        const applied = await Promise.all(subTasks.map((subTask) => apply(source, subTask)))
        const results = applied.map(({ result }) => result)
        const failed = applied.findIndex(({ failure }) => failure !== '')
        const failure = failed < 0 ? '' : `on ${subTasks[failed]?.name}: ${applied[failed]?.failure}`
        const sum = results.reduce((total, result, at) => total + result * (subTasks[at]?.weight ?? 0), 0)
        const optimiser = {
          id,
          source,
          idea,
          parent,
          results,
          failure,
          utility: failure === '' ? sum / totalWeight : Infinity,
        }
        all.push(optimiser)
        if (all.every((other) => byUtility(optimiser, other) <= 0)) run.offer(optimiserFile(optimiser, subTasks))
        tellOf(run, all, subTasks)
        await tryWhole()
        return optimiser
      }

      /** Optimisers are judged one after the other, so that each finds the populations as the one before left them. */
      let line: Promise<unknown> = Promise.resolve()
      const judgeInLine = (source: string, idea: string, parent: string | undefined): Promise<Shown> => {
        const judged = line.then(async (): Promise<Shown> => {
          const failure = (text: string): Shown => ({ id: '', code: source, idea, score: null, failure: text })
          const parsed = parseGuestProgram(source)
          if (parsed.kind === 'rejected') return failure(`syntax: ${parsed.message}`)
          const twin = known.get(fingerprint(source))
          if (twin !== undefined) return failure(`duplicate: the same program as ${twin}`)
          return shownOptimiser(await judge(source, idea, parent))
        })
        line = judged.catch(() => undefined)
        return judged
      }

      const optimiserLevel = (elite: readonly Optimiser[], leader: Optimiser): Level => ({
        title:
          'an optimiser, a program that improves programs by asking a model: it exports search, and the score is its utility',
        population: elite.map(shownOptimiser),
        ask: (text) => run.reflect('ask-optimiser', { text }),
        propose: async (text, [parent]) => {
          const answer = await run.reflect('optimiser', { text }, { answeredBy: 'generate' })
          const extracted = extract(answer, ['search'])
          if (extracted.kind === 'none') return { id: '', code: '', idea: '', score: null, failure: extracted.reason }
          return judgeInLine(extracted.source, extracted.thought ?? '', parent ?? leader.id)
        },
        evaluate: (code, idea) => judgeInLine(code, idea ?? '', leader.id),
      })

      await judge(seedOptimiser, 'Directions from one program, a program for each direction', undefined)
      const idle = new Set<string>()
      while (run.budget.remains()) {
        const elite = all
          .filter(({ utility }) => utility < Infinity)
          .toSorted(byUtility)
          .slice(0, settings.optimisers)
        // The seed stands in where nothing has a utility yet.
        const offered = elite.length > 0 ? elite : all.slice(0, 1)
        const leader = [...offered, ...all.slice(0, 1)].find(({ id }) => !idle.has(id))
        if (leader === undefined) return
        const { task, asked } = guestTask(optimiserLevel(offered, leader), {
          asks: meta,
          evaluations: meta,
          cpuMs: 1000 * cpuS,
        })
        const judged = all.length
        await run.guest(leader.source, task)
        if (asked() === 0) idle.add(leader.id)
        if (all.length > judged) continue
        await Promise.all(subTasks.map((subTask) => apply(leader.source, subTask)))
        await tryWhole()
      }
    }),
}

const tellOf = (run: Run, all: readonly Optimiser[], subTasks: readonly SubTask[]): void => {
  const ids = new Set(all.map(({ id }) => id))
  run.tell([
    {
      kind: 'tree',
      title: 'Optimisers, by descent',
      nodes: all.map((one) => ({
        id: one.id,
        parent: one.parent !== undefined && ids.has(one.parent) ? one.parent : null,
        label: labelOf(one),
      })),
    },
    {
      kind: 'groups',
      title: 'Populations of the tasks',
      groups: subTasks.map(({ name, population }) => ({ name, members: population.map(({ id }) => id) })),
    },
  ])
}
