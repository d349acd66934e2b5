/** Best-first search over the states of a task: greedy, or A*. */

import { factCount, type Task } from '../task.ts'
import { openList } from './open-list.ts'
import { addState, holdsIn, pathTo, type StateSet, stateSet } from './state-set.ts'
import { applicable, successorsOf } from './successors.ts'

export type SearchSettings = {
  /** `greedy` goes by the value alone, `astar` by the steps so far and the value. */
  readonly search: 'greedy' | 'astar'
  /** States that may be expanded. */
  readonly expansions: number
  /** States that may be met, each of which is valued once. */
  readonly states: number
}

export type Found = {
  readonly isSolved: boolean
  /** The plan, or, where none was found, the way to the expanded state with the fewest unmet goals. */
  readonly steps: readonly number[]
  /** States whose successors were made, by the search. */
  readonly expanded: number
  /** Successors that were made, those that were known already included. */
  readonly generated: number
}

/** What a heuristic is asked of: a state by number. Infinity says that no plan leads from there. */
export type Value = (set: StateSet, state: number, unmet: number) => number

const none = Object.freeze(new Int32Array())

/**
 * Expands the state with the smallest value, the one that was met first where values are equal, until a state that meets the goal is taken.
 * Each state is valued once, when it is met; A* takes a state again when it is reached in fewer steps. Ends without a plan when no state
 * waits, or when the expansions, the states or the memory for them are spent.
 */
export const bestFirst = (task: Task, value: Value, { search, expansions, states }: SearchSettings): Found => {
  const set = stateSet(factCount(task))
  const successors = successorsOf(task)
  const open = openList()
  const values: number[] = []
  const isTaken: boolean[] = []
  const { goal } = task
  const most = Math.min(states, set.most)
  const weight = search === 'astar' ? 1 : 0
  const unmetIn = (state: number): number => {
    let unmet = 0
    for (let at = 0; at < goal.length; at++) if (!holdsIn(set, state, goal[at] as number)) unmet++
    return unmet
  }
  const meet = (state: number): void => {
    const rating = value(set, state, unmetIn(state))
    values[state] = rating
    if (rating !== Infinity) open.push(state, rating + weight * (set.depth[state] as number))
  }
  let [expanded, generated, nearest, fewest] = [0, 0, 0, Infinity]
  meet(addState(set, -1, -1, none, task.init))

  for (let state = open.pop(); state >= 0; state = open.pop()) {
    if (isTaken[state] === true) continue
    isTaken[state] = true
    const unmet = unmetIn(state)
    if (unmet === 0) return { isSolved: true, steps: pathTo(set, state), expanded, generated }
    if (unmet < fewest) [nearest, fewest] = [state, unmet]
    if (expanded === expansions) break
    expanded++
    for (const action of applicable(successors, set, state)) {
      if (set.count === most) return { isSolved: false, steps: pathTo(set, nearest), expanded, generated }
      generated++
      const next = addState(
        set,
        state,
        action,
        successors.deletes[action] as Int32Array,
        successors.adds[action] as Int32Array,
      )
      if (next >= 0) meet(next)
      else if (weight === 1) {
        const known = -next - 1
        const steps = (set.depth[state] as number) + 1
        if (steps >= (set.depth[known] as number) || values[known] === Infinity) continue
        set.parent[known] = state
        set.action[known] = action
        set.depth[known] = steps
        isTaken[known] = false
        open.push(known, (values[known] as number) + steps)
      }
    }
  }
  return { isSolved: false, steps: pathTo(set, nearest), expanded, generated }
}
