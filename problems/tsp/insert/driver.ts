/** Grows a tour by insertion: the heuristic says which city comes in next, and between which neighbours. */

import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import type { Instance } from '../instance.ts'

export type Heuristic = {
  readonly choose: (
    city: number,
    distanceToTour: number,
    nearest: number,
    detour: number,
    distances: readonly Float64Array[],
  ) => number
  readonly place: (
    city: number,
    before: number,
    after: number,
    detour: number,
    distances: readonly Float64Array[],
  ) => number
}

/** The two cities that are farthest from each other, ties to the lowest numbers. */
const farthestPair = (rows: readonly Float64Array[]): readonly [number, number] => {
  let [first, second] = [0, 1]
  let longest = -1
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Float64Array
    for (let j = i + 1; j < rows.length; j++) {
      if ((row[j] as number) <= longest) continue
      longest = row[j] as number
      ;[first, second] = [i, j]
    }
  }
  return [first, second]
}

/**
 * The tour in about n² / 2 calls of each function, without allocating in between. For every city outside, its nearest city in the tour and
 * its cheapest detour are kept up to date: an insertion takes away one edge, and only the cities whose cheapest detour that was look at the
 * whole tour again. Equal distances and detours leave the earlier one in place; ties of the heuristic's answers go to the lowest city and
 * to the first place in the tour's order.
 */
export const solve = (instance: Instance, { choose, place }: Heuristic): Int32Array => {
  const rows = distanceRows(instance)
  const n = rows.length
  // The heuristic's own matrix: what it writes there misleads nobody else.
  const shown = rows.map((row) => row.slice())
  const [first, second] = farthestPair(rows)
  const after = new Int32Array(n).fill(-1)
  after[first] = second
  after[second] = first
  const outside = Int32Array.from({ length: n }, (_, city) => city).filter((city) => city !== first && city !== second)
  let left = outside.length
  const nearest = new Int32Array(n)
  const nearestDistance = new Float64Array(n)
  /** The city behind which the cheapest detour begins. */
  const cheapestAt = new Int32Array(n)
  const cheapest = new Float64Array(n)

  const detour = (row: Float64Array, from: number, to: number): number =>
    (row[from] as number) + (row[to] as number) - ((rows[from] as Float64Array)[to] as number)
  const lookAround = (city: number): void => {
    const row = rows[city] as Float64Array
    let [bestAt, best] = [first, Infinity]
    let from = first
    do {
      const to = after[from] as number
      const value = detour(row, from, to)
      if (value < best) {
        best = value
        bestAt = from
      }
      from = to
    } while (from !== first)
    cheapest[city] = best
    cheapestAt[city] = bestAt
  }
  for (let at = 0; at < left; at++) {
    const city = outside[at] as number
    const row = rows[city] as Float64Array
    nearest[city] = (row[second] as number) < (row[first] as number) ? second : first
    nearestDistance[city] = row[nearest[city]] as number
    lookAround(city)
  }

  while (left > 0) {
    let chosen = 0
    if (left > 1) {
      let best = -Infinity
      for (let at = 0; at < left; at++) {
        const city = outside[at] as number
        const rating = choose(
          city,
          nearestDistance[city] as number,
          nearest[city] as number,
          cheapest[city] as number,
          shown,
        )
        if (rating > best) {
          best = rating
          chosen = at
        }
      }
    }
    const city = outside[chosen] as number
    const row = rows[city] as Float64Array
    outside.copyWithin(chosen, chosen + 1, left)
    left--

    let behind = first
    let best = Infinity
    let from = first
    do {
      const to = after[from] as number
      const rating = place(city, from, to, detour(row, from, to), shown)
      if (rating < best) {
        best = rating
        behind = from
      }
      from = to
    } while (from !== first)
    const ahead = after[behind] as number
    after[behind] = city
    after[city] = ahead

    for (let at = 0; at < left; at++) {
      const other = outside[at] as number
      const otherRow = rows[other] as Float64Array
      const distance = otherRow[city] as number
      if (distance < (nearestDistance[other] as number)) {
        nearestDistance[other] = distance
        nearest[other] = city
      }
      if (cheapestAt[other] === behind) {
        lookAround(other)
        continue
      }
      for (const start of [behind, city]) {
        const value = detour(otherRow, start, after[start] as number)
        if (value >= (cheapest[other] as number)) continue
        cheapest[other] = value
        cheapestAt[other] = start
      }
    }
  }
  const tour = new Int32Array(n)
  let city = first
  for (let position = 0; position < n; position++) {
    tour[position] = city
    city = after[city] as number
  }
  return tour
}
