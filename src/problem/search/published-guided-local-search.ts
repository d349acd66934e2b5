/** Knowledge-guided local search exactly as its published table was made: the same tour to the last move, several times faster. */

import { bestImprovement, relocate, reverse, type Tour, tourOf } from './best-improvement.ts'
import { nearestNeighbourTour } from './nearest-neighbour-tour.ts'

const { fround } = Math

/** How long to search: in each of the iterations, edges are penalised until so many moves were made. */
export type Effort = { readonly moves: number; readonly iterations: number }

/** Rounds of 2-opt and relocation after which a local search gives up. */
const mostRounds = 1000

const lengthOf = (d: Float32Array, order: Int32Array): number => {
  const n = order.length
  let length = d[(order[n - 1] as number) * n + (order[0] as number)] as number
  for (let at = 0; at < n - 1; at++)
    length = fround(length + (d[(order[at] as number) * n + (order[at + 1] as number)] as number))
  return length
}

/** The best 2-opt move that begins at position `i`, made if it gains more than 1e-6; returns its change. `d` may be asymmetric. */
const twoOptAt = (d: Float32Array, tour: Tour, i: number): number => {
  const { order } = tour
  const n = order.length
  const before = (order[i - 1] as number) * n
  const first = (order[i] as number) * n
  const removed = d[before + (order[i] as number)] as number
  let end = 0
  let delta = 0
  let last = order[i + 1] as number
  for (let j = i + 1; j < n; j++) {
    const after = order[j + 1 === n ? 0 : j + 1] as number
    const added = fround((d[before + last] as number) + (d[first + after] as number))
    const change = fround(fround(added - removed) - (d[last * n + after] as number))
    if (change < delta) {
      end = j
      delta = change
    }
    last = after
  }
  if (delta >= -1e-6) return 0
  reverse(tour, i, end)
  return delta
}

/** The best relocation of the city at position `i`, made if it gains; returns its change. `d` may be asymmetric. */
const relocateAt = (d: Float32Array, tour: Tour, i: number): number => {
  const { order } = tour
  const n = order.length
  const node = order[i] as number
  const before = order[i - 1] as number
  const after = order[i + 1 === n ? 0 : i + 1] as number
  const removed = fround(-(d[before * n + node] as number) - (d[node * n + after] as number))
  const bridge = d[before * n + after] as number
  let to = 0
  let delta = 0
  let from = order[0] as number
  for (let j = 0; j < n; j++) {
    const into = order[j + 1 === n ? 0 : j + 1] as number
    if (j !== i && j !== i - 1) {
      let change = fround(removed - (d[from * n + into] as number))
      change = fround(change + (d[from * n + node] as number))
      change = fround(change + (d[node * n + into] as number))
      change = fround(change + bridge)
      if (change < delta) {
        to = j
        delta = change
      }
    }
    from = into
  }
  if (delta >= 0) return 0
  relocate(tour, i, to)
  return delta
}

/**
 * The guided local search of Voudouris and Tsang (1999) as ReEvo's table for the travelling salesman was made (Ye and others 2024; after
 * Arnold and Sorensen 2019): nearest-neighbour start at city 0, best-improvement 2-opt and relocation in turn, in single precision, penalties
 * by direction, and penalties only on the edges between first and last position. Distances are symmetric; both matrices are square, row by
 * row. An iteration penalises at most 100 · moves edges: without a bound it would not end where no penalty leads to a move.
 */
export const publishedGuidedLocalSearch = (
  distances: ArrayLike<number>,
  guide: ArrayLike<number>,
  n: number,
  { moves, iterations }: Effort,
): Int32Array => {
  const d = Float32Array.from(distances)
  if (n < 4) return nearestNeighbourTour(d, n)
  const full = bestImprovement(d, n)
  const improve = (tour: Tour): void => {
    for (let round = 0; round < mostRounds; round++) if (full.twoOpt(tour) + full.relocate(tour) >= 0) return
  }
  const tour = tourOf(nearestNeighbourTour(d, n))
  improve(tour)
  const { order } = tour
  const best = order.slice()
  let bestLength = lengthOf(d, order)
  const k = fround((0.1 * bestLength) / n)
  const badness = Float32Array.from(guide)
  const guided = d.slice()
  const penalty = new Float32Array(n * n)
  const utility = Float64Array.from(badness)

  for (let iteration = 0; iteration < iterations; iteration++) {
    let made = 0
    for (let penalised = 0; made < moves && penalised < 100 * moves; penalised++) {
      let worst = 0
      let highest = 0
      for (let at = 0; at < n - 1; at++) {
        const value = utility[(order[at] as number) * n + (order[at + 1] as number)] as number
        if (value > highest) {
          worst = at
          highest = value
        }
      }
      const edge = (order[worst] as number) * n + (order[worst + 1] as number)
      const times = (penalty[edge] as number) + 1
      penalty[edge] = times
      guided[edge] = (d[edge] as number) + fround(k * times)
      utility[edge] = (badness[edge] as number) / (1 + times)
      for (let at = worst; at <= worst + 1; at++) {
        if (at > 0 && at < n - 1 && twoOptAt(guided, tour, at) + relocateAt(guided, tour, at) < 0) made++
      }
    }
    improve(tour)
    const length = lengthOf(d, order)
    if (length < bestLength) {
      best.set(order)
      bestLength = length
    }
  }
  return best
}
