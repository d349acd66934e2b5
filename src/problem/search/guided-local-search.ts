/** Guided local search with fast local search: the default way to try out a guide. */

import type { Effort } from './published-guided-local-search.ts'
import { localSearch } from './local-search.ts'
import { nearestNeighbourTour } from './nearest-neighbour-tour.ts'
import { neighbourLists } from './neighbour-lists.ts'

/** Neighbours of a city that moves look at. */
const listLength = 8
/** Weight of a penalty, as a share of the mean edge of the first local optimum. */
const penaltyShare = 0.3

const symmetricMean = (matrix: ArrayLike<number>, n: number): Float64Array => {
  const mean = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      mean[i * n + j] = ((matrix[i * n + j] as number) + (matrix[j * n + i] as number)) / 2
      mean[j * n + i] = mean[i * n + j] as number
    }
  }
  return mean
}

/**
 * Guided local search of Voudouris and Tsang (1999) on symmetric distances: each iteration penalises `moves` edges of the tour, those with
 * the largest guide / (1 + penalty), first to last, and improves the tour around them by distance plus penalties. Returns the shortest tour
 * by distance. Both matrices are square, row by row; of an asymmetric guide the mean of both directions counts.
 */
export const guidedLocalSearch = (
  distances: Float64Array,
  guide: ArrayLike<number>,
  n: number,
  { moves, iterations }: Effort,
): Int32Array => {
  const start = nearestNeighbourTour(distances, n)
  if (n < 5) return start
  const weights = distances.slice()
  const search = localSearch({ distances, weights, neighbours: neighbourLists(distances, n, listLength) }, start)
  const { order } = search.tour
  for (const city of start) search.wake(city)
  search.improve()
  const best = order.slice()
  let bestLength = search.length()
  const penalty = (penaltyShare * bestLength) / n
  const badness = symmetricMean(guide, n)
  const utility = badness.slice()
  const penalties = new Float64Array(n * n)

  // The edges to penalise by the positions of their ends, the largest utility first.
  const worst = new Int32Array(moves)
  const utilities = new Float64Array(moves)
  const rankEdge = (at: number, value: number, count: number): number => {
    let rank = Math.min(count, moves - 1)
    for (; rank > 0 && (utilities[rank - 1] as number) < value; rank--) {
      utilities[rank] = utilities[rank - 1] as number
      worst[rank] = worst[rank - 1] as number
    }
    utilities[rank] = value
    worst[rank] = at
    return Math.min(count + 1, moves)
  }
  const chooseEdges = (): number => {
    let count = 0
    let bar = 0
    let from = (order[n - 1] as number) * n
    for (let at = 0; at < n; at++) {
      const to = order[at] as number
      const value = utility[from + to] as number
      from = to * n
      if (value > bar) {
        count = rankEdge(at, value, count)
        if (count === moves) bar = utilities[moves - 1] as number
      }
    }
    return count
  }

  for (let iteration = 0; iteration < iterations; iteration++) {
    const count = chooseEdges()
    if (count === 0) break
    for (let rank = 0; rank < count; rank++) {
      const at = worst[rank] as number
      const a = order[at] as number
      const b = order[at === 0 ? n - 1 : at - 1] as number
      const edge = a * n + b
      const times = (penalties[edge] as number) + 1
      penalties[edge] = times
      penalties[b * n + a] = times
      weights[edge] = (distances[edge] as number) + penalty * times
      weights[b * n + a] = weights[edge]
      utility[edge] = (badness[edge] as number) / (1 + times)
      utility[b * n + a] = utility[edge]
      search.wake(a)
      search.wake(b)
    }
    search.improve()
    if (search.length() < bestLength) {
      best.set(order)
      bestLength = search.length()
    }
  }
  return best
}
