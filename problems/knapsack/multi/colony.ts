/** The ant system for subsets: items drawn one by one from pheromone and a heuristic, pheromone on items of good packings. */

import { desirability as held } from 'heuristica/problem/search/desirability'
import { roulette } from 'heuristica/problem/search/roulette'
import type { Instance } from '../instance.ts'
import { packed } from '../packed.ts'

/** How long to search. */
export type Colony = { readonly ants: number; readonly iterations: number }

/** Pheromone that stays from one iteration to the next. */
const decay = 0.9

/** Draws items by the product of pheromone and desirability into `items` until none fits, and returns how many there are. */
const packer = (
  { prize, weight, capacity }: Instance,
  scent: Float64Array,
  random: { readonly next: () => number },
): ((items: Int32Array) => number) => {
  const n = prize.length
  const m = capacity.length
  const left = new Int32Array(n)
  const sums = new Float64Array(n)
  const used = new Float64Array(m)
  return (items) => {
    for (let item = 0; item < n; item++) left[item] = item
    used.fill(0)
    let count = n
    let inside = 0
    for (;;) {
      let sum = 0
      // What does not fit any more is out for good; the others keep their order.
      let kept = 0
      for (let i = 0; i < count; i++) {
        const item = left[i] as number
        let resource = 0
        while (
          resource < m &&
          (used[resource] as number) + (weight[item * m + resource] as number) <= (capacity[resource] as number)
        )
          resource++
        if (resource < m) continue
        left[kept] = item
        sum += scent[item] as number
        sums[kept++] = sum
      }
      if (kept === 0) return inside
      const place = roulette(sums, kept, random.next() * sum)
      const item = left[place] as number
      left.copyWithin(place, place + 1, kept)
      count = kept - 1
      for (let resource = 0; resource < m; resource++)
        used[resource] = (used[resource] as number) + (weight[item * m + resource] as number)
      items[inside++] = item
    }
  }
}

/**
 * The items of the best packing that the colony met. Each ant draws one after the other among the items that still fit, with probability
 * proportional to pheromone · desirability; afterwards pheromone, 1 in the beginning, keeps nine tenths and every ant adds its share of all
 * prizes to its items. G. Leguizamón, Z. Michalewicz, A new version of ant system for subset problems, Congress on Evolutionary Computation
 * 1999, as in ReEvo's program.
 */
export const pack = (
  instance: Instance,
  desirability: ArrayLike<number>,
  { ants, iterations }: Colony,
  random: { readonly next: () => number },
): Int32Array => {
  const { prize } = instance
  const n = prize.length
  const wish = held(desirability)
  const pheromone = new Float64Array(n).fill(1)
  const scent = new Float64Array(n)
  const draw = packer(instance, scent, random)
  const packings = Array.from({ length: ants }, () => new Int32Array(n))
  const whole = prize.reduce((sum, value) => sum + value, 0) || 1
  let best = new Int32Array(0)
  let most = -Infinity
  for (let iteration = 0; iteration < iterations; iteration++) {
    for (let item = 0; item < n; item++) {
      scent[item] = (pheromone[item] as number) * (wish[item] as number)
      pheromone[item] = (pheromone[item] as number) * decay
    }
    for (const packing of packings) {
      const items = packing.subarray(0, draw(packing))
      const sum = packed(instance, items)
      if (sum > most) {
        most = sum
        best = items.slice()
      }
      const trace = sum / whole
      for (const item of items) pheromone[item] = (pheromone[item] as number) + trace
    }
  }
  return best
}
