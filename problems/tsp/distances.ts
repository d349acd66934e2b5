/** The length of a tour; runs on the host and in the isolate. */

import { distanceOf } from 'heuristica/problem/search/tsplib-distances'
import type { Instance } from './instance.ts'

/** The length of a closed tour through cities in this order, summed from its first edge to the closing one. */
export const tourLength = (instance: Instance, tour: ArrayLike<number>): number => {
  const n = tour.length
  const distance = distanceOf(instance)
  let length = 0
  for (let at = 0; at < n; at++) length += distance(tour[at] as number, tour[(at + 1) % n] as number)
  return length
}
