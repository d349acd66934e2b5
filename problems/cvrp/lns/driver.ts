/** Adaptive large-neighbourhood search with all destroy and repair operators of a team. */

import { type AdaptationSettings, adaptationFor } from 'heuristica/problem/search/adaptation-for'
import {
  adaptiveLargeNeighbourhoodSearch,
  type Credits,
} from 'heuristica/problem/search/adaptive-large-neighbourhood-search'
import { flatDistances, rowsFor } from 'heuristica/problem/search/flat-distances'
import { shuffled } from 'heuristica/problem/search/shuffled'
import { splitRandom } from 'heuristica/problem/search/split-random'
import type { Instance } from '../instance.ts'
import { parseRoutes, type Routes } from '../parse-routes.ts'

/** What operators are told of an instance; each has a copy of its own. */
export type Data = {
  readonly distances: Float64Array[]
  readonly coordinates: Float64Array[]
  readonly demands: Float64Array
  readonly capacity: number
}

type Destroy = (routes: number[][], count: number, data: Data, random: () => number) => ArrayLike<number>
type Repair = (routes: number[][], removed: number[], data: Data, random: () => number) => ArrayLike<ArrayLike<number>>

/** The team's operators of each role. */
export type Heuristic = { readonly destroy: readonly Destroy[]; readonly repair: readonly Repair[] }

type Random = { readonly next: () => number; readonly index: (below: number) => number }

/** Share of the customers that are removed at a time. */
const destroyShare = 0.2

/** Customers in an order, a vehicle filled until the next does not fit. */
const filledInOrder = (order: ArrayLike<number>, { demand, capacity }: Instance): number[][] => {
  const routes: number[][] = []
  let free = -1
  for (let at = 0; at < order.length; at++) {
    const customer = order[at] as number
    const wanted = demand[customer] as number
    if (wanted > free) {
      routes.push([])
      free = capacity
    }
    ;(routes[routes.length - 1] as number[]).push(customer)
    free -= wanted
  }
  return routes
}

/** Always on to the nearest customer that fits, until none does. */
const nearestRoutes = (distances: Float64Array, { demand, capacity }: Instance): number[][] => {
  const n = demand.length
  const isServed = new Uint8Array(n)
  const routes: number[][] = []
  for (let served = 1; served < n;) {
    const route: number[] = []
    let place = 0
    let free = capacity
    for (;;) {
      let next = 0
      for (let customer = 1; customer < n; customer++) {
        if (isServed[customer] === 1 || (demand[customer] as number) > free) continue
        const [row, other] = [place * n + customer, place * n + next]
        if (next === 0 || (distances[row] as number) < (distances[other] as number)) next = customer
      }
      if (next === 0) break
      route.push(next)
      isServed[next] = 1
      served++
      free -= demand[next] as number
      place = next
    }
    routes.push(route)
  }
  return routes
}

/** The routes without some customers, in their order; a text says which of those is none, or named twice. */
const without = (routes: Routes, removed: ArrayLike<number>, n: number): number[][] | string => {
  const isRemoved = new Uint8Array(n)
  for (let at = 0; at < removed.length; at++) {
    const customer = removed[at] as number
    if (!Number.isInteger(customer) || customer < 1 || customer >= n) return `${customer}, which is no customer`
    if (isRemoved[customer] === 1) return `customer ${customer} twice`
    isRemoved[customer] = 1
  }
  return routes
    .map((route) => Array.from(route).filter((customer) => isRemoved[customer] !== 1))
    .filter(({ length }) => length > 0)
}

/** The best routes and the operators' credits; a text in place of routes says which operator's answer is none, and why. */
export const solve = (
  instance: Instance,
  { destroy, repair }: Heuristic,
  random: Random,
  settings: AdaptationSettings,
): { readonly solution: Routes | string; readonly diagnostics: Partial<Credits> } => {
  const { x, y, demand, capacity } = instance
  const n = demand.length
  const distances = flatDistances(instance)
  const ownData = (): Data => ({
    distances: rowsFor(instance, 0),
    coordinates: Array.from(x, (across, place) => Float64Array.of(across, y[place] as number)),
    demands: demand.slice(),
    capacity,
  })
  const destroyers = destroy.map((operator) => ({ operator, data: ownData(), draw: splitRandom(random) }))
  const repairers = repair.map((operator) => ({ operator, data: ownData(), draw: splitRandom(random) }))

  const lengthOf = (routes: Routes): number => {
    let length = 0
    for (const route of routes) {
      let from = 0
      for (const to of route) {
        length += distances[from * n + to] as number
        from = to
      }
      length += distances[from * n] as number
    }
    return length
  }
  const most = Math.max(1, Math.floor(destroyShare * (n - 1)))
  const change = (routes: Routes, d: number, r: number): Routes | string => {
    const destroyer = destroyers[d] as (typeof destroyers)[number]
    const repairer = repairers[r] as (typeof repairers)[number]
    const count = settings.mode === 'published' ? most : 1 + random.index(most)
    const copies = routes.map((route) => Array.from(route))
    const removed = Array.from(destroyer.operator(copies, count, destroyer.data, destroyer.draw))
    const partial = without(routes, removed, n)
    if (typeof partial === 'string') return `destroy ${d} returned ${partial}`
    const repaired = parseRoutes(repairer.operator(partial, removed, repairer.data, repairer.draw), instance)
    return typeof repaired === 'string' ? `repair ${r} returned no solution: ${repaired}` : repaired
  }

  const first =
    settings.mode === 'published'
      ? filledInOrder(
          shuffled(n - 1, random).map((at) => at + 1),
          instance,
        )
      : nearestRoutes(distances, instance)
  const start = first.map((route) => Int32Array.from(route))
  const found = adaptiveLargeNeighbourhoodSearch(
    { start, cost: lengthOf, destroyers: destroy.length, repairers: repair.length, change },
    adaptationFor(settings, lengthOf(start)),
    random.next,
  )
  return typeof found === 'string'
    ? { solution: found, diagnostics: {} }
    : { solution: found.best, diagnostics: found.credits }
}
