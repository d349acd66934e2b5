/** Packing in the order of a key: the items by falling key, each into the first or the fullest bin that it fits into. */

import { addBin, emptyBins, takeFirst } from '../bins.ts'
import type { Instance } from '../instance.ts'

/** What a key sees of all items, and of those that go with its own. */
export type Items = {
  readonly count: number
  readonly total: number
  readonly smallest: number
  readonly mean: number
  readonly largest: number
  readonly same: number
  readonly beside: number
  readonly exact: number
}

export type Heuristic = { readonly key: (size: number, capacity: number, items: Items) => number }

export type Settings = { readonly fit: 'first' | 'best' }

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** The key of each size; asked once for each that occurs. */
const keysOf = ({ capacity, sizes }: Instance, { key }: Heuristic): Float64Array => {
  const counts = new Int32Array(capacity + 1)
  let total = 0
  for (const size of sizes) {
    counts[size] = (counts[size] as number) + 1
    total += size
  }
  const upTo = new Int32Array(capacity + 1)
  for (let size = 1; size <= capacity; size++) upTo[size] = (upTo[size - 1] as number) + (counts[size] as number)
  const count = sizes.length
  const smallest = counts.findIndex((many) => many > 0)
  const largest = counts.findLastIndex((many) => many > 0)
  const summary = { count, total, smallest, mean: total / count, largest }
  const items: Writable<Items> = Object.seal({ ...summary, same: 0, beside: 0, exact: 0 })
  const keys = new Float64Array(capacity + 1)
  for (let size = smallest; size <= largest; size++) {
    if (counts[size] === 0) continue
    const rest = capacity - size
    items.same = counts[size] as number
    items.beside = (upTo[rest] as number) - Number(size <= rest)
    items.exact = (counts[rest] as number) - Number(size === rest)
    Object.assign(items, summary)
    keys[size] = key(size, capacity, items)
  }
  return keys
}

/** Equal keys go by arrival. */
export const solve = (instance: Instance, heuristic: Heuristic, _random: unknown, { fit }: Settings): Int32Array => {
  const { capacity, sizes } = instance
  const n = sizes.length
  const keys = keysOf(instance, heuristic)
  const keyOf = (item: number): number => keys[sizes[item] as number] as number
  const order = Int32Array.from(sizes.keys()).toSorted((i, j) => compare(keyOf(j), keyOf(i)) || i - j)
  const packing = new Int32Array(n)
  const bins = emptyBins(n, capacity + 1)
  let opened = 0
  for (const item of order) {
    const size = sizes[item] as number
    let bucket = -1
    for (let place = 0; place < bins.count; place++) {
      const room = bins.occupied[place] as number
      if (room < size) continue
      const better = fit === 'best' ? room < bucket : (bins.first[room] as number) < (bins.first[bucket] as number)
      if (bucket === -1 || better) bucket = room
    }
    const bin = bucket === -1 ? opened++ : takeFirst(bins, bucket)
    addBin(bins, (bucket === -1 ? capacity : bucket) - size, bin)
    packing[item] = bin
  }
  return packing
}

/** Ascending; infinities are equal to themselves. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)
