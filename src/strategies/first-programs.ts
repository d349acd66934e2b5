/** How large a method begins, where its budget is small. */

import type { Run } from '../discovery/strategy.ts'

/** So many first programs as the method wants, but no more than half of what the budget allows, so that there is a search after them. */
export const firstPrograms = (run: Run, wanted: number): number =>
  Math.min(wanted, Math.max(1, Math.ceil(run.budget.affords('propose') / 2)))

/** The numbers from zero to `count` − 1. */
export const times = (count: number): readonly number[] => [...Array(count).keys()]
