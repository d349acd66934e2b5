/** A plan, validated step by step on the host, and the objective that it comes to. */

import { Infeasible } from 'heuristica/problem'
import { maxExpansions } from './limits.ts'
import { rowOf } from './rows.ts'
import { actionCount, actionText, applyTo, factText, holdsAll, initialState, type Task } from './task.ts'

const measures = ['expanded', 'generated', 'steps', 'unsolved'] as const

/** Steps that can be made one after the other from the beginning, and the states that a search expanded and generated to find them. */
export type Plan = {
  readonly steps: Int32Array
  readonly expanded: number
  readonly generated: number
  readonly measure: (typeof measures)[number]
  /** Goals that the last state does not meet: 0 for a plan. */
  readonly unmet: number
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Parses what a driver returned; throws Infeasible for a step that cannot be made where it stands, and for counts that cannot be. */
export const planOf = (value: unknown, task: Task): Plan => {
  if (!isRecord(value) || !Array.isArray(value['steps']))
    throw new Infeasible(typeof value === 'string' ? value : 'expected steps and counts of states')
  const { steps, expanded, generated, measure } = value as { readonly steps: readonly unknown[] } & Readonly<
    Record<string, unknown>
  >
  const holds = initialState(task)
  steps.forEach((action, at) => {
    if (!Number.isInteger(action) || (action as number) < 0 || (action as number) >= actionCount(task))
      throw new Infeasible(`step ${at + 1} is ${String(action)}, expected an action from 0 to ${actionCount(task) - 1}`)
    const needs = rowOf(task.actions.needs, action as number)
    if (!holdsAll(holds, needs)) {
      const missing = needs.find((fact) => holds[fact] === 0) as number
      throw new Infeasible(
        `step ${at + 1}, ${actionText(task, action as number)}, needs ${factText(task, missing)}, which does not hold`,
      )
    }
    applyTo(holds, task, action as number)
  })
  const counted = (number: unknown, what: string, most: number): number => {
    if (!Number.isInteger(number) || (number as number) < steps.length || (number as number) > most)
      throw new Infeasible(`${what} is ${String(number)}, expected a whole number from ${steps.length} to ${most}`)
    return number as number
  }
  const known = measures.find((one) => one === measure)
  if (known === undefined) throw new Infeasible(`measure is ${String(measure)}, expected one of ${measures.join(', ')}`)
  return {
    steps: Int32Array.from(steps as readonly number[]),
    expanded: counted(expanded, 'expanded', maxExpansions),
    generated: counted(generated, 'generated', 2 ** 31),
    measure: known,
    unmet: task.goal.reduce((sum, fact) => sum + (holds[fact] === 1 ? 0 : 1), 0),
  }
}

/** Above every logarithm of a number of states that a search can come to. */
export const unsolvedFrom = 10

/** Steps that stand for a plan that was not found. */
const unsolvedSteps = 100_000

/**
 * Smaller is better: the decimal logarithm of one more than the states that were expanded (or generated) until a plan was found; without a
 * plan from 10 to 11, by the share of goals that are unmet in the best state. With the measure `steps`, the plan's length, and with
 * `unsolved`, 0 or 1.
 */
export const objectiveOf = (task: Task, { steps, expanded, generated, measure, unmet }: Plan): number => {
  const isSolved = unmet === 0
  if (measure === 'unsolved') return isSolved ? 0 : 1
  if (measure === 'steps') return isSolved ? steps.length : unsolvedSteps
  if (!isSolved) return unsolvedFrom + unmet / task.goal.length
  return Math.log10(1 + (measure === 'expanded' ? expanded : generated))
}
