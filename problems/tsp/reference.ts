/** The family's reference: TSPLIB's table for its instances, a proven optimum for small ones, otherwise the best tour of a strong local search. */

import { type Random, randomStream, type Reference } from 'heuristica/problem'
import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import { tourLength } from './distances.ts'
import { shortestTour } from './held-karp.ts'
import type { Instance } from './instance.ts'
import { localSearch, nearestNeighbourTour } from './local-search.ts'
import { tsplibReference } from './tsplib.ts'

/** Up to here the exact method takes no longer than the search. */
const mostExactCities = 13
/** Searches, each from another tour: on random instances of 200 cities the best of ten short ones beats one that is ten times as long. */
const searches = 10

const randomTour = (n: number, random: Random): Int32Array => {
  const tour = Int32Array.from({ length: n }, (_, city) => city)
  for (let at = n - 1; at > 0; at--) {
    const other = random.index(at + 1)
    const city = tour[at] as number
    tour[at] = tour[other] as number
    tour[other] = city
  }
  return tour
}

const reference = (instance: Instance): Reference => {
  const known = tsplibReference(instance)
  if (known !== undefined) return known
  const distances = distanceRows(instance)
  const n = distances.length
  if (n <= mostExactCities)
    return { value: tourLength(instance, shortestTour(distances)), kind: 'optimal', by: 'dynamic programming' }
  const lengths = Array.from({ length: searches }, (_, search) => {
    const random = randomStream(n, 'tsp reference', search)
    const start = search === 0 ? nearestNeighbourTour(distances) : randomTour(n, random)
    return tourLength(instance, localSearch(distances, start, 100 + n, random))
  })
  return { value: Math.min(...lengths), kind: 'best-known', by: `best of ${searches} iterated local searches` }
}
export default reference
