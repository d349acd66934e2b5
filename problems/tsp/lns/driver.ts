/** Adaptive large-neighbourhood search with all destroy and repair operators of a team. */

import { type AdaptationSettings, adaptationFor } from 'heuristica/problem/search/adaptation-for'
import {
  adaptiveLargeNeighbourhoodSearch,
  type Credits,
} from 'heuristica/problem/search/adaptive-large-neighbourhood-search'
import { flatDistances, rowsFor } from 'heuristica/problem/search/flat-distances'
import { nearestNeighbourTour } from 'heuristica/problem/search/nearest-neighbour-tour'
import { shuffled } from 'heuristica/problem/search/shuffled'
import { splitRandom } from 'heuristica/problem/search/split-random'
import type { Instance } from '../instance.ts'

/** What operators are told of an instance; each has a copy of its own. */
export type Data = { readonly distances: Float64Array[]; readonly coordinates: Float64Array[] }

type Destroy = (
  tour: number[],
  count: number,
  data: Data,
  random: () => number,
) => { readonly removed: ArrayLike<number>; readonly partial: ArrayLike<number> }
type Repair = (partial: number[], removed: number[], data: Data, random: () => number) => ArrayLike<number>

/** The team's operators of each role. */
export type Heuristic = { readonly destroy: readonly Destroy[]; readonly repair: readonly Repair[] }

type Random = { readonly next: () => number; readonly index: (below: number) => number }

/** Share of the cities that are removed at a time. */
const destroyShare = 0.2

/** What keeps lists from being all cities, each once; undefined where nothing does. */
const flawIn = (n: number, lists: readonly ArrayLike<number>[]): string | undefined => {
  const seen = new Uint8Array(n)
  let count = 0
  for (const list of lists) {
    for (let at = 0; at < list.length; at++) {
      const city = list[at] as number
      if (!Number.isInteger(city) || city < 0 || city >= n) return `${city}, which is no city`
      if (seen[city] === 1) return `city ${city} twice`
      seen[city] = 1
      count++
    }
  }
  return count === n ? undefined : `only ${count} of ${n} cities: ${seen.indexOf(0)} is missing`
}

/** The best tour and the operators' credits; a text in place of the tour says which operator's answer is none, and why. */
export const solve = (
  instance: Instance,
  { destroy, repair }: Heuristic,
  random: Random,
  settings: AdaptationSettings,
): { readonly solution: Int32Array | string; readonly diagnostics: Partial<Credits> } => {
  const n = instance.x.length
  const distances = flatDistances(instance)
  const ownData = (): Data => ({
    distances: rowsFor(instance, 0),
    coordinates: Array.from(instance.x, (x, city) => Float64Array.of(x, instance.y[city] as number)),
  })
  const destroyers = destroy.map((operator) => ({ operator, data: ownData(), draw: splitRandom(random) }))
  const repairers = repair.map((operator) => ({ operator, data: ownData(), draw: splitRandom(random) }))

  const lengthOf = (tour: Int32Array): number => {
    let length = 0
    let from = tour[n - 1] as number
    for (let at = 0; at < n; at++) {
      const to = tour[at] as number
      length += distances[from * n + to] as number
      from = to
    }
    return length
  }
  const most = Math.max(1, Math.floor(destroyShare * n))
  const change = (tour: Int32Array, d: number, r: number): Int32Array | string => {
    const destroyer = destroyers[d] as (typeof destroyers)[number]
    const repairer = repairers[r] as (typeof repairers)[number]
    const count = settings.mode === 'published' ? most : 1 + random.index(most)
    const { removed, partial } = destroyer.operator(Array.from(tour), count, destroyer.data, destroyer.draw)
    const lost = flawIn(n, [removed, partial])
    if (lost !== undefined) return `destroy ${d} returned, removed and partial together, ${lost}`
    const repaired = repairer.operator(Array.from(partial), Array.from(removed), repairer.data, repairer.draw)
    const flaw = flawIn(n, [repaired])
    if (flaw !== undefined) return `repair ${r} returned ${flaw}`
    return Int32Array.from(repaired)
  }

  const start = settings.mode === 'published' ? shuffled(n, random) : nearestNeighbourTour(distances, n)
  const found = adaptiveLargeNeighbourhoodSearch(
    { start, cost: lengthOf, destroyers: destroy.length, repairers: repair.length, change },
    adaptationFor(settings, lengthOf(start)),
    random.next,
  )
  return typeof found === 'string'
    ? { solution: found, diagnostics: {} }
    : { solution: found.best, diagnostics: found.credits }
}
