/** Which actions can be applied in a state, found by way of one fact that each of them needs. */

import { rowOf, type Rows } from '../rows.ts'
import { actionCount, factCount, type Task } from '../task.ts'
import { holdsIn, type StateSet } from './state-set.ts'

export type Successors = {
  readonly needs: readonly Int32Array[]
  readonly adds: readonly Int32Array[]
  readonly deletes: readonly Int32Array[]
  /** Actions by the fact that they are watched by; the last list is that of actions that need nothing. */
  readonly watched: readonly (readonly number[])[]
  readonly buffer: Int32Array
}

/** Every action is watched by the rarest of the facts that it needs. */
export const successorsOf = (task: Task): Successors => {
  const [facts, count] = [factCount(task), actionCount(task)]
  const rows = (some: Rows): readonly Int32Array[] => Array.from({ length: count }, (_, at) => rowOf(some, at))
  const needs = rows(task.actions.needs)
  const needed = new Int32Array(facts)
  for (const fact of task.actions.needs.items) needed[fact] = (needed[fact] as number) + 1
  const watched: number[][] = Array.from({ length: facts + 1 }, () => [])
  needs.forEach((row, action) => {
    const rarest = row.reduce(
      (best, fact) => (best < 0 || (needed[fact] as number) < (needed[best] as number) ? fact : best),
      -1,
    )
    watched[rarest < 0 ? facts : rarest]?.push(action)
  })
  return {
    needs,
    adds: rows(task.actions.adds),
    deletes: rows(task.actions.deletes),
    watched,
    buffer: new Int32Array(count),
  }
}

/** The actions that can be applied in a state, in their order. */
export const applicable = ({ needs, watched, buffer }: Successors, set: StateSet, state: number): Int32Array => {
  let count = 0
  const take = (actions: readonly number[]): void => {
    for (let at = 0; at < actions.length; at++) {
      const action = actions[at] as number
      const row = needs[action] as Int32Array
      let met = 0
      while (met < row.length && holdsIn(set, state, row[met] as number)) met++
      if (met === row.length) buffer[count++] = action
    }
  }
  const facts = watched.length - 1
  for (let fact = 0; fact < facts; fact++)
    if ((watched[fact] as readonly number[]).length > 0 && holdsIn(set, state, fact))
      take(watched[fact] as readonly number[])
  take(watched[facts] as readonly number[])
  return buffer.subarray(0, count).toSorted()
}
