/** An instance of planning: a grounded task, parsed from the PDDL of a domain and a problem. */

import { InputError, z } from 'heuristica/problem'
import { domains } from './domains/index.ts'
import { ground } from './ground.ts'
import { maxText } from './limits.ts'
import { parsePddl } from './pddl/parse.ts'
import { actionCount, factCount, type Task } from './task.ts'

const isTask = (value: unknown): value is Task =>
  typeof value === 'object' && value !== null && 'actions' in value && 'facts' in value && 'init' in value

const text = z.string().max(maxText)

const fromPddl = z
  .object({ domain: text.optional(), problem: text })
  .transform(({ domain, problem }, context): Task => {
    const grounded = (): Task => {
      const [first, second] = parsePddl(`${domain ?? ''}\n${problem}`, 'PDDL', domains)
      if (first === undefined || second !== undefined) throw new InputError('expected one problem, found several')
      return ground(first)
    }
    try {
      return grounded()
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      context.addIssue({ code: 'custom', path: ['problem'], message: error.message })
      return z.NEVER
    }
  })

/** Parses `{ domain?, problem }`, both PDDL texts; the domain may be left out where it is one that ships. A task that was parsed is taken as it is. */
export const instanceSchema: z.ZodType<Task> = z.union([z.custom<Task>(isTask), fromPddl], {
  error: (issue) => (issue.code === 'invalid_union' ? (issue.errors[1]?.[0]?.message ?? 'Expected a task') : undefined),
})

/** One line: the domain, and how large the task is. */
export const describe = (task: Task): string =>
  `${task.domain}: ${task.objects.length} objects, ${factCount(task)} facts, ${actionCount(task)} actions, ${task.goal.length} goals`
