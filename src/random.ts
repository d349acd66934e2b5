/** Seeded random streams: the only source of chance in anything that decides. */

import { createHash } from 'node:crypto'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A seeded stream of draws. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [0, below). */
  index(below: number): number
  /** Uniform element of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item
}

/** A 32-bit seed for a named stream: streams with different names are independent of each other. */
export const deriveSeed = (seed: number, ...names: readonly (string | number)[]): number =>
  createHash('sha256')
    .update(JSON.stringify([seed, ...names]))
    .digest()
    .readInt32LE()

/** The stream of that name under a run's seed. */
export const randomStream = (seed: number, ...names: readonly (string | number)[]): Random => {
  const generator = xoroshiro128plus(deriveSeed(seed, ...names))
  const index = (below: number): number => uniformInt(generator, 0, below - 1)
  return {
    next: () => uniformFloat64(generator),
    index,
    pick: <Item>(items: readonly Item[]): Item => {
      if (items.length === 0) throw new RangeError('Expected a list with at least one item to pick from')
      return items[index(items.length)] as Item
    },
  }
}
