/** The family's reference: no search finds a plan before it has expanded as many states as any plan has steps. */

import type { Reference } from 'heuristica/problem'
import { rowOf } from './rows.ts'
import { actionCount, factCount, type Task } from './task.ts'

/** The level of the dearest goal when nothing is ever deleted (h_max): no plan has fewer steps. */
export const hMax = (task: Task): number => {
  const level = new Int32Array(factCount(task)).fill(-1)
  for (const fact of task.init) level[fact] = 0
  for (let now = 0; ; now++) {
    if (task.goal.every((fact) => (level[fact] as number) >= 0))
      return task.goal.reduce((most, fact) => Math.max(most, level[fact] as number), 0)
    for (let action = 0; action < actionCount(task); action++) {
      const isReached = (fact: number): boolean => (level[fact] as number) >= 0 && (level[fact] as number) <= now
      if (!rowOf(task.actions.needs, action).every(isReached)) continue
      for (const fact of rowOf(task.actions.adds, action)) if ((level[fact] as number) < 0) level[fact] = now + 1
    }
  }
}

/** Goals that do not hold yet, shared among as many of them as one action adds at most. */
const goalSteps = (task: Task): number => {
  const isGoal = new Set(task.goal)
  const init = new Set(task.init)
  const open = task.goal.filter((fact) => !init.has(fact)).length
  let most = 1
  for (let action = 0; action < actionCount(task); action++)
    most = Math.max(most, rowOf(task.actions.adds, action).filter((fact) => isGoal.has(fact)).length)
  return Math.ceil(open / most)
}

const reference = (task: Task): Reference => ({
  value: Math.log10(1 + Math.max(hMax(task), goalSteps(task))),
  kind: 'bound',
  by: 'as many states as a plan needs steps at least',
})
export default reference
