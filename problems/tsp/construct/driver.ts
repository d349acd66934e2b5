/** Builds a tour city by city: the heuristic says where to go next. */

import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import type { Instance } from '../instance.ts'

export type Heuristic = {
  readonly select: (
    current: number,
    start: number,
    unvisited: readonly number[],
    distances: readonly Float64Array[],
  ) => number
}

export type Settings = { readonly start: number }

/**
 * The tour from `start` in n − 2 calls; the last city needs none. `unvisited` is a fresh array at every call, in ascending order; the
 * matrix is the heuristic's alone, since neither the driver nor the objective reads it. A text says which answer was no city to go to.
 */
export const solve = (
  instance: Instance,
  { select }: Heuristic,
  _: unknown,
  { start }: Settings,
): Int32Array | string => {
  const n = instance.x.length
  const tour = new Int32Array(n)
  if (start >= n) return `the setting start is ${start}, but there are only ${n} cities`
  const distances = distanceRows(instance)
  const isWaiting = new Uint8Array(n).fill(1)
  const waiting: number[] = []
  for (let city = 0; city < n; city++) if (city !== start) waiting.push(city)
  tour[0] = start
  isWaiting[start] = 0
  let current = start
  for (let position = 1; position < n; position++) {
    const next = waiting.length === 1 ? (waiting[0] as number) : select(current, start, waiting.slice(), distances)
    if (isWaiting[next] !== 1) return `select returned ${next} at step ${position}, which is not in unvisited`
    waiting.splice(waiting.indexOf(next), 1)
    isWaiting[next] = 0
    tour[position] = next
    current = next
  }
  return tour
}
