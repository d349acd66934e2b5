/** The ant system for orienteering: tours sampled step by step from pheromone and a heuristic, pheromone where much was collected. */

import { desirability as held } from 'heuristica/problem/search/desirability'
import { roulette } from 'heuristica/problem/search/roulette'
import { collected } from '../collected.ts'
import type { Instance } from '../instance.ts'

/** How long to search. */
export type Colony = { readonly ants: number; readonly iterations: number }

/** Pheromone that stays from one iteration to the next. */
const decay = 0.9

/** Draws a tour by the product of pheromone and desirability into `path`, and returns how many nodes it visits. */
const walker = (
  { x, limit }: Instance,
  distances: Float64Array,
  scent: Float64Array,
  random: { readonly next: () => number },
): ((path: Int32Array) => number) => {
  const n = x.length
  const left = new Int32Array(n)
  const sums = new Float64Array(n)
  return (path) => {
    for (let node = 1; node < n; node++) left[node - 1] = node
    let count = n - 1
    let visited = 0
    let at = 0
    let travelled = 0
    for (;;) {
      const row = at * n
      let sum = 0
      // A node that cannot be visited on the way home any more stays out of reach; those left keep their order.
      let kept = 0
      for (let i = 0; i < count; i++) {
        const node = left[i] as number
        if (travelled + (distances[row + node] as number) + (distances[node * n] as number) > limit) continue
        left[kept] = node
        sum += scent[row + node] as number
        sums[kept++] = sum
      }
      if (kept === 0) return visited
      const place = roulette(sums, kept, random.next() * sum)
      const next = left[place] as number
      left.copyWithin(place, place + 1, kept)
      count = kept - 1
      travelled += distances[row + next] as number
      at = next
      path[visited++] = next
    }
  }
}

/**
 * The tour with the largest prizes that the colony met: its nodes after the depot. Each ant starts at the depot and draws the next node
 * among those from which it can still come home within the limit, with probability proportional to pheromone · desirability; afterwards
 * pheromone, 1 in the beginning, keeps nine tenths and every ant adds its share of all prizes to its edges, in the direction in which it
 * went, the way back left out. As in ReEvo's program (H. Ye and others, ReEvo: large language models as hyper-heuristics with reflective
 * evolution, NeurIPS 2024). Both matrices are n × n, row by row.
 */
export const collect = (
  instance: Instance,
  distances: Float64Array,
  desirability: ArrayLike<number>,
  { ants, iterations }: Colony,
  random: { readonly next: () => number },
): Int32Array => {
  const { prize } = instance
  const n = prize.length
  const wish = held(desirability)
  const pheromone = new Float64Array(n * n).fill(1)
  const scent = new Float64Array(n * n)
  const walk = walker(instance, distances, scent, random)
  const paths = Array.from({ length: ants }, () => new Int32Array(n))
  const whole = prize.reduce((sum, value) => sum + value, 0)
  let best = new Int32Array(0)
  let most = -Infinity
  for (let iteration = 0; iteration < iterations; iteration++) {
    for (let edge = 0; edge < n * n; edge++) {
      scent[edge] = (pheromone[edge] as number) * (wish[edge] as number)
      pheromone[edge] = (pheromone[edge] as number) * decay
    }
    for (const path of paths) {
      const visited = path.subarray(0, walk(path))
      const sum = collected(instance, visited)
      if (sum > most) {
        most = sum
        best = visited.slice()
      }
      const trace = sum / whole
      let from = 0
      for (const to of visited) {
        pheromone[from * n + to] = (pheromone[from * n + to] as number) + trace
        from = to
      }
    }
  }
  return best
}
