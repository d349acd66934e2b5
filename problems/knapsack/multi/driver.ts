/** An ant system for the multi-dimensional knapsack with desirabilities of the candidate. */

import type { Instance } from '../instance.ts'
import { type Colony, pack } from './colony.ts'

export type Heuristic = {
  readonly heuristics: (
    prizes: Float64Array,
    weights: Float64Array[],
    totals: Float64Array,
    peaks: Float64Array,
  ) => ArrayLike<number>
}

/** The items of the best packing found; a text says what is wrong with the answer. The candidate is asked once, and sees weights as shares of the capacities. */
export const solve = (
  instance: Instance,
  { heuristics }: Heuristic,
  random: { readonly next: () => number },
  colony: Colony,
): Int32Array | string => {
  const { prize, weight, capacity } = instance
  const n = prize.length
  const m = capacity.length
  const rows = Array.from({ length: n }, (_, item) =>
    weight.slice(item * m, (item + 1) * m).map((taken, resource) => taken / (capacity[resource] as number)),
  )
  const totals = Float64Array.from(rows, (row) => row.reduce((sum, share) => sum + share, 0))
  const peaks = Float64Array.from(rows, (row) => row.reduce((most, share) => Math.max(most, share), 0))
  const answer = heuristics(prize.slice(), rows, totals, peaks)
  if (answer.length !== n) return `heuristics returned ${answer.length} numbers, expected one for each of ${n} items`
  return pack(instance, answer, colony, random)
}
