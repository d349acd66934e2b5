/** The ant colony's memory: what draws one item to another, kept up to date where ants put them together. */

import type { Instance } from '../instance.ts'

/** Pheromone that is left after an iteration. */
const decay = 0.95
/** What every item weighs at least when the next one is drawn. */
const least = 1e-5

/** Where chance comes from. */
export type Ants = { readonly random: { readonly next: () => number } }

/** One ant's packing: the bin of each item, by rank, and how well the bins are filled: mean of (load / capacity)². */
export type Way = { bins: number; fitness: number; readonly packing: Int32Array }

/** Items go by rank: 0 is the smallest. */
export type Colony = {
  readonly capacity: number
  readonly sizes: Float64Array
  /** The rank of each item of the instance. */
  readonly rank: Int32Array
  /** Affinity of the item of a column to one of a row, from 1e-6 to 1. */
  readonly affinity: Float64Array
  /** Pheromone times affinity, divided by `scale`, so that evaporation costs one multiplication. */
  readonly attraction: Float64Array
  scale: number
  /** Working space of an ant. */
  readonly left: Int32Array
  readonly pull: Float64Array
  readonly sums: Float64Array
  /** Working space of `reinforce`: the items of the bins, bin after bin. */
  readonly members: Int32Array
  readonly ends: Int32Array
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** A colony before its first ant; pheromone is 1 everywhere. The matrix is n × n, rows and columns in the order of the items. */
export const createColony = ({ capacity, sizes }: Instance, matrix: readonly ArrayLike<number>[]): Colony => {
  const n = sizes.length
  const items = Int32Array.from(sizes.keys()).toSorted((i, j) => (sizes[i] as number) - (sizes[j] as number) || i - j)
  const rank = new Int32Array(n)
  items.forEach((item, at) => (rank[item] = at))
  const affinity = new Float64Array(n * n)
  let most = 0
  for (let row = 0; row < n; row++) {
    const values = matrix[items[row] as number] as ArrayLike<number>
    for (let column = 0; column < n; column++) {
      const value = clamp(values[items[column] as number] as number, 1e-6, 1e6)
      affinity[row * n + column] = value
      if (value > most) most = value
    }
  }
  for (let at = 0; at < n * n; at++) affinity[at] = Math.max((affinity[at] as number) / most, 1e-6)
  return {
    capacity,
    sizes: Float64Array.from(items, (item) => sizes[item] as number),
    rank,
    affinity,
    attraction: affinity.slice(),
    scale: 1,
    left: new Int32Array(n),
    pull: new Float64Array(n),
    sums: new Float64Array(n),
    members: new Int32Array(n),
    ends: new Int32Array(n + 1),
  }
}

/** The first place of the sums, which grow, that reaches a value. */
const placeOf = (sums: Float64Array, count: number, value: number): number => {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) >= value) high = middle
    else low = middle + 1
  }
  return low
}

/** Packs all items once, into `way`. What is left is in order of size, so that the items which fit are a beginning of it. */
export const packOnce = (colony: Colony, random: Ants['random'], way: Way): void => {
  const { capacity, sizes, attraction, left, pull, sums, scale } = colony
  const n = sizes.length
  const base = least / scale
  for (let at = 0; at < n; at++) left[at] = at
  let count = n
  let bins = 0
  let squares = 0
  while (count > 0) {
    let place = Math.floor(random.next() * count)
    let item = left[place] as number
    let room = capacity
    let inBin = 0
    let fitting = count
    for (;;) {
      way.packing[item] = bins
      room -= sizes[item] as number
      inBin++
      left.copyWithin(place, place + 1, count)
      count--
      fitting = Math.min(fitting, count)
      while (fitting > 0 && (sizes[left[fitting - 1] as number] as number) > room) fitting--
      if (fitting === 0) break
      const row = item * n
      let sum = 0
      for (let at = 0; at < fitting; at++) {
        const other = left[at] as number
        const pulled = (inBin === 1 ? 0 : (pull[other] as number)) + (attraction[row + other] as number)
        pull[other] = pulled
        sum += pulled / inBin + base
        sums[at] = sum
      }
      place = placeOf(sums, fitting, random.next() * sum)
      item = left[place] as number
    }
    squares += ((capacity - room) / capacity) ** 2
    bins++
  }
  way.bins = bins
  way.fitness = squares / bins
}

/** Evaporation, then every ant's pheromone on all pairs that share a bin of its packing. */
export const reinforce = (colony: Colony, ways: readonly Way[]): void => {
  const { affinity, attraction, members, ends, sizes } = colony
  const n = sizes.length
  colony.scale *= decay
  for (const { packing, bins, fitness } of ways) {
    ends.fill(0, 0, bins + 1)
    for (let item = 0; item < n; item++) {
      const bin = packing[item] as number
      ends[bin] = (ends[bin] as number) + 1
    }
    for (let bin = 1; bin < bins; bin++) ends[bin] = (ends[bin] as number) + (ends[bin - 1] as number)
    for (let item = n - 1; item >= 0; item--) {
      const bin = packing[item] as number
      const at = (ends[bin] as number) - 1
      ends[bin] = at
      members[at] = item
    }
    // Now `ends` holds where each bin begins.
    ends[bins] = n
    const left = fitness / ways.length / colony.scale
    for (let bin = 0; bin < bins; bin++) {
      const end = ends[bin + 1] as number
      for (let i = ends[bin] as number; i < end; i++) {
        const row = (members[i] as number) * n
        for (let j = ends[bin] as number; j < end; j++) {
          const at = row + (members[j] as number)
          attraction[at] = (attraction[at] as number) + left * (affinity[at] as number)
        }
      }
    }
  }
}
