/** Distances between nodes, and the length of a tour; runs on the host and in the isolate. */

import { flatDistances } from 'heuristica/problem/search/flat-distances'
import type { Cities } from 'heuristica/problem/search/tsplib-distances'
import type { Instance } from './instance.ts'

/** The nodes as points in the plane, their distances not rounded. */
export const citiesOf = ({ x, y }: Instance): Cities => ({ weight: 'euclidean', x, y })

/** The matrix of distances, row by row; exactly symmetric, 0 on the diagonal. */
export const distancesOf = (instance: Instance): Float64Array => flatDistances(citiesOf(instance))

/** The length of the tour from the depot over these nodes and back, summed from its first edge to the last. */
export const tourLength = (distances: Float64Array, n: number, path: ArrayLike<number>): number => {
  let length = 0
  let at = 0
  for (let step = 0; step < path.length; step++) {
    const next = path[step] as number
    length += distances[at * n + next] as number
    at = next
  }
  return length + (distances[at * n] as number)
}
