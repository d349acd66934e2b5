/** Plans by best-first search, led by the heuristic's value of a state. */

import type { Task } from '../task.ts'
import { factCount } from '../task.ts'
import { bestFirst, type SearchSettings } from '../search/best-first.ts'
import { holdsIn, type StateSet } from '../search/state-set.ts'
import { type TaskView, viewOf } from '../search/view.ts'

/** What a heuristic sees of a state. */
export type State = { facts: readonly number[]; holds: Uint8Array; unmet: number; depth: number }

export type Heuristic = { readonly value: (state: State, task: TaskView) => number }

export type Settings = SearchSettings & {
  /** What the objective is made of. */
  readonly measure: 'expanded' | 'generated' | 'steps' | 'unsolved'
}

/** What was found, as the host takes it: see `plan.ts`. */
export type Answer = {
  readonly steps: readonly number[]
  readonly expanded: number
  readonly generated: number
  readonly measure: Settings['measure']
}

/** The plan, or the way to the state with the fewest unmet goals, and how many states it took. */
export const solve = (task: Task, { value }: Heuristic, _: unknown, settings: Settings): Answer => {
  const count = factCount(task)
  const view = viewOf(task)
  const holds = new Uint8Array(count)
  // Sealed, and written anew for each state: a heuristic that writes to it misleads nobody.
  const seen: State = Object.seal({ facts: [], holds, unmet: 0, depth: 0 })
  const rate = (set: StateSet, state: number, unmet: number): number => {
    const facts: number[] = []
    for (let fact = 0; fact < count; fact++) {
      const does = holdsIn(set, state, fact)
      holds[fact] = does ? 1 : 0
      if (does) facts.push(fact)
    }
    seen.facts = facts
    seen.holds = holds
    seen.unmet = unmet
    seen.depth = set.depth[state] as number
    return value(seen, view)
  }
  const { steps, expanded, generated } = bestFirst(task, rate, settings)
  return { steps, expanded, generated, measure: settings.measure }
}
