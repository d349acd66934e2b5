/** Compares the answer of a step that was made again with the recorded one. */

import { z } from 'zod'
import { dependsOnMachine } from '../sandbox/verdict.ts'
import type { StepAnswer } from './step-recorder.ts'

/** `not confirmed`: the recorded verdict depended on the machine, and did not recur here. */
export type Agreement =
  | { readonly kind: 'same' }
  | { readonly kind: 'not confirmed'; readonly detail: string }
  | { readonly kind: 'different'; readonly detail: string }

const same: Agreement = { kind: 'same' }
const different = (detail: string): Agreement => ({ kind: 'different', detail })

const verdict = z.object({ kind: z.string(), detail: z.string() })
const generation = z.object({ members: z.array(z.unknown()) })

/** The members of a tuning generation; undefined for the answers of other steps. */
const membersOf = (answer: unknown): readonly unknown[] | undefined => generation.safeParse(answer).data?.members

/** The verdict kinds in an answer: one of an evaluation, one for each program of a tuning generation (`returned` where it has a metric). */
const verdictsOf = (answer: unknown): readonly string[] => {
  const members = membersOf(answer)
  if (members !== undefined) return members.map((one) => (typeof one === 'string' ? one : 'returned'))
  const parsed = verdict.safeParse(answer)
  if (!parsed.success) return []
  const { kind, detail } = parsed.data
  // How deep a stack may grow is the machine's to say.
  return [kind === 'threw' && detail.includes('Maximum call stack size exceeded') ? 'stack overflow' : kind]
}

const isOfMachine = (kind: string): boolean => kind === 'stack overflow' || dependsOnMachine(kind as 'timeout')

/** Whether an answer holds a verdict that depends on the machine. */
export const isMachineBound = (answer: unknown): boolean => verdictsOf(answer).some(isOfMachine)

/** An evaluation's answer without what was measured. */
export const withoutTimes = (answer: unknown): unknown => {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer
  const { cpuMs: _, ...rest } = answer as Record<string, unknown>
  return rest
}

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

/** The first field in which two JSON values differ, with both values; undefined where they are equal. */
export const firstDifference = (then: unknown, now: unknown, at = ''): string | undefined => {
  if (JSON.stringify(then) === JSON.stringify(now)) return undefined
  if (typeof then === 'object' && typeof now === 'object' && then !== null && now !== null) {
    for (const key of new Set([...Object.keys(then), ...Object.keys(now)])) {
      const [a, b] = [then, now].map((value) => (value as Record<string, unknown>)[key])
      const found = firstDifference(a, b, at === '' ? key : `${at}.${key}`)
      if (found !== undefined) return found
    }
  }
  return `${at === '' ? 'value' : at}: recorded ${show(then)}, now ${show(now)}`
}

const objectivesDiffer = (then: Float64Array | undefined, now: Float64Array | undefined): string | undefined => {
  if (then?.length !== now?.length) return `recorded ${then?.length ?? 0} objectives, now ${now?.length ?? 0}`
  const at = then?.findIndex((objective, index) => !Object.is(objective, now?.[index])) ?? -1
  return at < 0 ? undefined : `objective of instance ${at + 1}: recorded ${then?.[at]}, now ${now?.[at]}`
}

/** What the machine decided then or decides now: which of several programs in a generation does not matter. */
const ofMachine = (then: unknown, now: unknown): Agreement | undefined => {
  const [before, after] = [verdictsOf(then), verdictsOf(now)]
  const place = (index: number): string => (before.length > 1 ? `program ${index + 1}: ` : '')
  const lost = before.findIndex((kind, index) => isOfMachine(kind) && after[index] !== kind)
  const gained = after.findIndex((kind, index) => isOfMachine(kind) && !isOfMachine(before[index] ?? ''))
  if (gained >= 0) {
    return different(
      `${place(gained)}recorded ${before[gained] ?? 'nothing'}, but here it ended in ${after[gained]}, which depends on the machine: try again where less is going on`,
    )
  }
  if (lost < 0) return undefined
  return { kind: 'not confirmed', detail: `${place(lost)}recorded ${before[lost]}, here ${after[lost] ?? 'nothing'}` }
}

/** Everything but measured times is compared, objective by objective. */
export const compareAnswers = (then: StepAnswer, now: StepAnswer): Agreement => {
  const byMachine = ofMachine(then.answer, now.answer)
  if (byMachine?.kind === 'different') return byMachine
  if (byMachine !== undefined)
    return generationAgrees(then.answer, now.answer) ? byMachine : different('metrics differ')
  if (isMachineBound(then.answer) && membersOf(then.answer) === undefined) return same
  const objective = objectivesDiffer(then.objectives, now.objectives)
  if (objective !== undefined) return different(objective)
  const field = firstDifference(withoutTimes(then.answer), withoutTimes(now.answer))
  return field === undefined ? same : different(field)
}

/** Whether the programs of a generation agree in whatever the machine did not decide; an evaluation has nothing left to compare. */
const generationAgrees = (then: unknown, now: unknown): boolean => {
  const [before, after] = [membersOf(then), membersOf(now)]
  if (before === undefined || after === undefined) return true
  return before.every(
    (one, index) =>
      (typeof one === 'string' && isOfMachine(one)) || JSON.stringify(one) === JSON.stringify(after[index]),
  )
}
