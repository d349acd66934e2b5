/** The generators of the family's instances. */

import { numpyRandom } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** Half to even, as NumPy rounds. */
const roundToEven = (value: number): number => {
  const floor = Math.floor(value)
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value)
}

/**
 * Sizes from a Weibull distribution of shape 3 and scale 45, held between 1 and 100 and rounded, for bins of 100: the scheme of
 * Castiñeiras, De Cauwer and O'Sullivan (2012) as FunSearch and its successors use it; one stream for all instances.
 */
export const weibullInstances = (seed: number, count: number, items: number): readonly Instance[] => {
  const random = numpyRandom(seed)
  return Array.from({ length: count }, () => ({
    capacity: 100,
    sizes: Int32Array.from(random.weibull(3, items), (draw) => roundToEven(Math.min(Math.max(draw * 45, 1), 100))),
  }))
}

/** How many instances of how many items. */
export type SetSize = readonly [count: number, items: number]

/** Sizes uniform in 20 … 100 for bins of 150 (Falkenauer 1996), sets of several numbers of items after each other from one stream. */
export const uniformInstances = (seed: number, sets: readonly SetSize[]): readonly (readonly Instance[])[] => {
  const random = numpyRandom(seed)
  return sets.map(([count, items]) =>
    Array.from({ length: count }, () => ({ capacity: 150, sizes: random.randint(20, 101, items) })),
  )
}
