/** A strategy that is a program for the sandbox, as `moh` finds them: its file needs no trust. */

import { z } from 'zod'
import { SearchFailed, type Strategy } from '../discovery/strategy.ts'
import { elitist } from '../population/elitist.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'
import { failureOf, guestTask } from './guest-task.ts'
import { heuristicLevel } from './heuristic-level.ts'

/** What guests may spend, beside what every method takes. */
export type GuestOptions = CustomOptions & {
  readonly asks: number
  readonly evaluations: number
  readonly population: number
  readonly cpuS: number
}

/** The options that guests have in common, whoever runs them. */
export const guestOptions: {
  readonly asks: z.ZodDefault<z.ZodInt>
  readonly evaluations: z.ZodDefault<z.ZodInt>
  readonly population: z.ZodDefault<z.ZodInt>
  readonly cpuS: z.ZodDefault<z.ZodNumber>
} & typeof customOptions = {
  asks: z.int().min(1).default(10).describe('Completions that an optimiser may ask on a task before its search ends'),
  evaluations: z.int().min(0).default(100).describe('Programs of its own making that it may evaluate meanwhile'),
  population: z.int().min(1).default(10).describe('Best programs of a task that are kept and offered'),
  cpuS: z.number().positive().default(10).describe('CPU seconds that it may use meanwhile; waiting costs none'),
  ...customOptions,
}

const options: z.ZodType<GuestOptions> = z.strictObject(guestOptions)

/** What a guest's questions on heuristics are rendered with. */
export const guestPrompts = { propose: { text: 'text', parents: 'candidates' }, ask: { text: 'text' } } as const

/** The strategy that runs `source` again and again, each time on the best programs so far, until the budget is spent or it asks nothing more. */
export const guestStrategy = ({
  name,
  title,
  source,
  templates,
}: {
  readonly name: string
  readonly title: string
  readonly source: string
  readonly templates: Readonly<Record<keyof typeof guestPrompts, string>>
}): Strategy<GuestOptions> => ({
  name,
  title,
  source: 'a program of your own, run in the sandbox',
  cost: 'as many completions a round as `asks` allows',
  needsModel: true,
  options,
  prompts: guestPrompts,
  templates,

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      const seed = await run.evaluate(run.problem.seed, { operator: 'seed' })
      let population = elitist([seed, ...run.given], settings.population)
      for (let round = 1; run.budget.remains(); round++) {
        const { level, found } = heuristicLevel(run, { task: undefined, population }, settings)
        const { asks, evaluations, cpuS } = settings
        const { task, asked } = guestTask(level, { asks, evaluations, cpuMs: 1000 * cpuS })
        const end = await run.guest(source, task)
        if (asked() === 0 && round === 1 && run.budget.remains())
          throw new SearchFailed(`${name} asked nothing: ${failureOf(end) ?? 'it came to its end at once'}`)
        if (asked() === 0) return
        population = elitist([...population, ...found], settings.population)
      }
    }),
})
