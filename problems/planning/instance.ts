/** An instance of planning: a grounded task, parsed from the PDDL of a domain and a problem. */

import { InputError, z } from 'heuristica/problem'
import { domains } from './domains/index.ts'
import { ground } from './ground.ts'
import { maxText } from './limits.ts'
import { parseDomainText, parsePddl } from './pddl/parse.ts'
import { actionCount, factCount, type Task } from './task.ts'

/** No file can hold a typed array, so that what has one was parsed here. */
const isTask = (value: unknown): value is Task =>
  typeof value === 'object' && value !== null && 'init' in value && ArrayBuffer.isView(value.init)

const text = z.string().max(maxText)

const texts = z.object({ domain: text.optional(), problem: text })

const grounded = ({ domain, problem }: z.infer<typeof texts>): Task => {
  const given = domain === undefined ? [] : [parseDomainText(domain, 'domain')]
  const [first, second] = parsePddl(problem, 'problem', [...given, ...domains])
  if (first === undefined || second !== undefined) throw new InputError('expected one problem, found several')
  return ground(first)
}

/** Parses `{ domain?, problem }`, both PDDL texts; the domain may be left out where it is one that ships. A task that was parsed is taken as it is. */
export const instanceSchema: z.ZodType<Task> = z.unknown().transform((value, context): Task => {
  if (isTask(value)) return value
  const parsed = texts.safeParse(value)
  try {
    if (parsed.success) return grounded(parsed.data)
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message })
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
  }
  return z.NEVER
})

/** One line: the domain, and how large the task is. */
export const describe = (task: Task): string =>
  `${task.domain}: ${task.objects.length} objects, ${factCount(task)} facts, ${actionCount(task)} actions, ${task.goal.length} goals`
