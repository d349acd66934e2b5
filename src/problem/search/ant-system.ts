/** The ant system: tours sampled step by step from pheromone and a heuristic, pheromone where short tours went. */

import { desirability as held } from './desirability.ts'
import { roulette } from './roulette.ts'

/** How long to search. */
export type Colony = { readonly ants: number; readonly iterations: number }

/** A stream of draws in [0, 1) and of whole numbers below a bound. */
export type Draws = { readonly next: () => number; readonly index: (below: number) => number }

/** Pheromone that stays from one iteration to the next. */
export const pheromoneDecay = 0.9

/** Draws tours by the product of pheromone and desirability; `scent` is read afresh at each step. */
const walker = (scent: Float64Array, n: number, random: Draws): ((tour: Int32Array) => void) => {
  const left = new Int32Array(n)
  const sums = new Float64Array(n)
  return (tour) => {
    for (let city = 0; city < n; city++) left[city] = city
    let at = random.index(n)
    for (let step = 0; step < n; step++) {
      const city = left[at] as number
      tour[step] = city
      const count = n - step - 1
      // The order of those left has no meaning: the last takes the place of the one that was chosen.
      left[at] = left[count] as number
      if (count === 0) break
      const row = city * n
      let sum = 0
      for (let i = 0; i < count; i++) {
        sum += scent[row + (left[i] as number)] as number
        sums[i] = sum
      }
      at = roulette(sums, count, random.next() * sum)
    }
  }
}

/**
 * The shortest tour that the colony met. Each of the ants starts at a random city and draws the next among those left with probability
 * proportional to pheromone · desirability; afterwards pheromone, 1 in the beginning, keeps nine tenths and every ant adds 1 / length to
 * both directions of its edges. Both matrices are square, row by row. M. Dorigo, V. Maniezzo, A. Colorni, Ant system: optimization by a
 * colony of cooperating agents, IEEE Transactions on Systems, Man, and Cybernetics B 26(1), 1996.
 */
export const antSystem = (
  distances: Float64Array,
  desirability: ArrayLike<number>,
  n: number,
  { ants, iterations }: Colony,
  random: Draws,
): Int32Array => {
  const wish = held(desirability)
  const pheromone = new Float64Array(n * n).fill(1)
  const scent = new Float64Array(n * n)
  const walk = walker(scent, n, random)
  const tours = Array.from({ length: ants }, () => new Int32Array(n))
  const best = new Int32Array(n)
  let bestLength = Infinity
  for (let iteration = 0; iteration < iterations; iteration++) {
    for (let edge = 0; edge < n * n; edge++) {
      scent[edge] = (pheromone[edge] as number) * (wish[edge] as number)
      pheromone[edge] = (pheromone[edge] as number) * pheromoneDecay
    }
    for (const tour of tours) {
      walk(tour)
      let length = 0
      let from = tour[n - 1] as number
      for (let at = 0; at < n; at++) {
        const to = tour[at] as number
        length += distances[from * n + to] as number
        from = to
      }
      if (length < bestLength) {
        bestLength = length
        best.set(tour)
      }
      const trace = 1 / length
      for (let at = 0; at < n; at++) {
        const to = tour[at] as number
        pheromone[from * n + to] = (pheromone[from * n + to] as number) + trace
        pheromone[to * n + from] = (pheromone[to * n + from] as number) + trace
        from = to
      }
    }
  }
  return best
}
