/** Knowledge-guided local search exactly as its published table was made: the same tour to the last move, several times faster. */

import { bestImprovement } from './best-improvement.ts'
import { relocateAt, twoOptAt } from './moves-at-position.ts'
import { nearestNeighbourTour } from './nearest-neighbour-tour.ts'
import { orderedTour } from './ordered-tour.ts'

const { fround } = Math

/** How long to search: in each of the iterations, edges are penalised until so many moves were made. */
export type Effort = { readonly moves: number; readonly iterations: number }

/** A tour's length, summed in single precision from the closing edge on. */
export const singleLength = (d: Float32Array, order: Int32Array): number => {
  const n = order.length
  let length = d[(order[n - 1] as number) * n + (order[0] as number)] as number
  for (let at = 0; at < n - 1; at++)
    length = fround(length + (d[(order[at] as number) * n + (order[at + 1] as number)] as number))
  return length
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
  const { improve } = bestImprovement(d, n)
  const tour = orderedTour(nearestNeighbourTour(d, n))
  improve(tour)
  const { order } = tour
  const best = order.slice()
  let bestLength = singleLength(d, order)
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
    const length = singleLength(d, order)
    if (length < bestLength) {
      best.set(order)
      bestLength = length
    }
  }
  return best
}
