/** The family's reference: a proven optimum where there is one, otherwise the best tour of a strong local search. */

import { randomStream, type Reference } from 'heuristica/problem'
import { distanceRows, tourLength } from './distances.ts'
import { shortestTour } from './held-karp.ts'
import type { Instance } from './instance.ts'
import { localSearch, nearestNeighbourTour } from './local-search.ts'

/** Up to here the exact method takes no longer than the search. */
const mostExactCities = 13

const reference = (instance: Instance): Reference => {
  const distances = distanceRows(instance)
  const n = distances.length
  if (n <= mostExactCities)
    return { value: tourLength(instance, shortestTour(distances)), kind: 'optimal', by: 'dynamic programming' }
  const tour = localSearch(distances, nearestNeighbourTour(distances), 2000 + 5 * n, randomStream(n, 'tsp reference'))
  return { value: tourLength(instance, tour), kind: 'best-known', by: 'iterated local search' }
}
export default reference
