/** Builds routes stop by stop: the heuristic says where the vehicle goes next. */

import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import type { Instance } from '../instance.ts'

export type Heuristic = {
  readonly select: (
    current: number,
    options: readonly number[],
    free: number,
    capacity: number,
    demands: Float64Array,
    distances: readonly Float64Array[],
    coordinates: readonly Float64Array[],
  ) => number
}

/**
 * Routes from at most 2n calls. `options` is a fresh array at every call: the customers that still fit, ascending, and the depot behind
 * them unless the vehicle is there; a vehicle with one option takes it unasked. Demands, distances and coordinates are the heuristic's
 * alone. A text says which answer was no option.
 */
export const solve = (instance: Instance, { select }: Heuristic): number[][] | string => {
  const { x, y, demand, capacity } = instance
  const distances = distanceRows(instance)
  const demands = demand.slice()
  const coordinates = Array.from(x, (across, place) => Float64Array.of(across, y[place] as number))
  const waiting: number[] = []
  for (let customer = 1; customer < x.length; customer++) waiting.push(customer)
  const routes: number[][] = [[]]
  let current = 0
  let free = capacity
  for (let call = 0; waiting.length > 0; call++) {
    const options: number[] = []
    for (let at = 0; at < waiting.length; at++) {
      const customer = waiting[at] as number
      if ((demand[customer] as number) <= free) options.push(customer)
    }
    if (current !== 0) options.push(0)
    const only = options.length === 1
    const next = only
      ? (options[0] as number)
      : select(current, options, free, capacity, demands, distances, coordinates)
    if (next === 0 && current !== 0) {
      routes.push([])
      free = capacity
    } else {
      const at = waiting.indexOf(next)
      if (at < 0 || (demand[next] as number) > free)
        return `select returned ${next} at call ${call + 1}, which is not in options`
      waiting.splice(at, 1)
      ;(routes[routes.length - 1] as number[]).push(next)
      free -= demand[next] as number
    }
    current = next
  }
  return routes
}
