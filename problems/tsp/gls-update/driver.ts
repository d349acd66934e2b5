/** Guided local search whose distances the candidate updates before every perturbation. */

import { bestImprovement } from 'heuristica/problem/search/best-improvement'
import { localSearch } from 'heuristica/problem/search/local-search'
import { relocateAt, twoOptAt } from 'heuristica/problem/search/moves-at-position'
import { nearestNeighbourTour } from 'heuristica/problem/search/nearest-neighbour-tour'
import { neighbourLists } from 'heuristica/problem/search/neighbour-lists'
import { orderedTour } from 'heuristica/problem/search/ordered-tour'
import { singleLength } from 'heuristica/problem/search/published-guided-local-search'
import { squareMatrix } from 'heuristica/problem/search/square-matrix'
import { flatDistances } from 'heuristica/problem/search/flat-distances'
import type { Instance } from '../instance.ts'

export type Heuristic = {
  readonly update: (distances: Float64Array[], tour: Int32Array, used: Float64Array[]) => ArrayLike<ArrayLike<number>>
}

export type Settings = { readonly mode: 'fast' | 'published'; readonly moves: number; readonly iterations: number }

/** Distances as the candidate updates them; a text says what is wrong with its matrix. */
type Update = (tour: Int32Array) => Float64Array | string

const rowsOf = (all: Float64Array, n: number): Float64Array[] =>
  Array.from({ length: n }, (_, row) => all.slice(row * n, row * n + n))

/** Neighbours of a city that the fast mode looks at, and moves a city that it makes on updated distances, which may lead anywhere. */
const listLength = 8
const mostMovesACity = 10

/** The positions in the tour of the edges with the largest increases, the largest first; edges without one are left out. */
const largestIncreases = (
  order: Int32Array,
  increase: (from: number, to: number) => number,
  count: number,
): number[] => {
  const n = order.length
  const increases = Array.from(order, (from, at) => increase(from, order[(at + 1) % n] as number))
  return Array.from(order.keys())
    .filter((at) => (increases[at] as number) > 0)
    .toSorted((a, b) => (increases[b] as number) - (increases[a] as number) || a - b)
    .slice(0, count)
}

const fast = (
  d: Float64Array,
  n: number,
  update: Update,
  used: Float64Array,
  settings: Settings,
): Int32Array | string => {
  const weights = d.slice()
  const neighbours = neighbourLists(d, n, listLength)
  const search = localSearch({ distances: d, weights, neighbours }, nearestNeighbourTour(d, n))
  const { order } = search.tour
  const descend = (): void => {
    weights.set(d)
    for (let city = 0; city < n; city++) search.wake(city)
    search.improve()
  }
  descend()
  const best = order.slice()
  let bestLength = search.length()
  for (let iteration = 0; iteration < settings.iterations; iteration++) {
    const updated = update(order.slice())
    if (typeof updated === 'string') return updated
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const both = ((updated[i * n + j] as number) + (updated[j * n + i] as number)) / 2
        weights[i * n + j] = both
        weights[j * n + i] = both
      }
    }
    const increase = (from: number, to: number): number =>
      (weights[from * n + to] as number) - (d[from * n + to] as number)
    for (const at of largestIncreases(order, increase, settings.moves)) {
      const a = order[at] as number
      const b = order[(at + 1) % n] as number
      used[a * n + b] = (used[a * n + b] as number) + 1
      used[b * n + a] = used[a * n + b] as number
      search.wake(a)
      search.wake(b)
    }
    search.improve(mostMovesACity * n)
    descend()
    if (search.length() < bestLength) {
      best.set(order)
      bestLength = search.length()
    }
  }
  return best
}

const firstMaximum = (values: Float32Array): number => {
  let at = 0
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[at] as number)) at = i
  return at
}

/** As LLM4AD's program does it: in single precision, and with moves at the positions that are numbered like the cities of a penalised edge. */
const asPublished = (
  distances: Float64Array,
  n: number,
  update: Update,
  used: Float64Array,
  settings: Settings,
): Int32Array | string => {
  const d = Float32Array.from(distances)
  const tour = orderedTour(nearestNeighbourTour(d, n))
  const { order } = tour
  const { improve } = bestImprovement(d, n)
  improve(tour)
  const best = order.slice()
  let bestLength = singleLength(d, order)
  const updated = new Float32Array(n * n)
  const increases = new Float32Array(n * n)
  for (let iteration = 0; iteration < settings.iterations; iteration++) {
    const answer = update(order.slice())
    if (typeof answer === 'string') return answer
    updated.set(answer)
    for (let edge = 0; edge < n * n; edge++) increases[edge] = (updated[edge] as number) - (d[edge] as number)
    for (let penalised = 0; penalised < settings.moves; penalised++) {
      const edge = firstMaximum(increases)
      const cities = [Math.floor(edge / n), edge % n] as const
      const back = cities[1] * n + cities[0]
      for (const direction of new Set([edge, back])) {
        used[direction] = (used[direction] as number) + 1
        increases[direction] = 0
      }
      for (const at of cities) {
        if (at === 0 || at === n - 1) continue
        twoOptAt(updated, tour, at)
        relocateAt(updated, tour, at)
      }
    }
    improve(tour)
    const length = singleLength(d, order)
    if (length < bestLength) {
      best.set(order)
      bestLength = length
    }
  }
  return best
}

/** The best tour found; a text says what is wrong with an update. The candidate is handed copies. */
export const solve = (
  instance: Instance,
  { update }: Heuristic,
  _random: unknown,
  settings: Settings,
): Int32Array | string => {
  const n = instance.x.length
  const distances = flatDistances(instance)
  if (n < 5) return nearestNeighbourTour(distances, n)
  const used = new Float64Array(n * n)
  const ask: Update = (tour) => squareMatrix(update(rowsOf(distances, n), tour, rowsOf(used, n)), n, 'update')
  return (settings.mode === 'published' ? asPublished : fast)(distances, n, ask, used, settings)
}
