/** The ant system for vehicles: routes sampled stop by stop from pheromone and a heuristic, pheromone where short solutions went. */

import { type Colony, type Draws, pheromoneDecay } from 'heuristica/problem/search/ant-system'
import { desirability as held } from 'heuristica/problem/search/desirability'

/** What the ants serve; place 0 is the depot, distances row by row. */
export type Task = {
  readonly distances: Float64Array
  readonly demand: Float64Array
  readonly capacity: number
}

/** How ants are rated and leave traces. */
export type Manner = {
  /**
   * What every step costs that an ant waits in the depot for the slowest of its iteration. In ReEvo's program it is the distance from a
   * place to itself, which that sets to 1.
   */
  readonly waiting: number
  /** Whether an edge is marked in both directions. */
  readonly isSymmetric: boolean
}

/** An ant's stops from the depot to the depot. */
type Walk = { readonly stops: Int32Array; steps: number }

/** The first of so many ascending sums that is above a value; the last where none is. */
const firstAbove = (sums: Float64Array, count: number, value: number): number => {
  let [low, high] = [0, count - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) > value) high = middle
    else low = middle + 1
  }
  return low
}

/** Draws the stops of an ant by the product of pheromone and desirability; `scent` is read afresh at each step. */
const walker = ({ demand, capacity }: Task, scent: Float64Array, n: number, random: Draws): ((walk: Walk) => void) => {
  const largest = demand.reduce((most, one) => Math.max(most, one), 0)
  const left = new Int32Array(n)
  const fitting = new Int32Array(n)
  const sums = new Float64Array(n)
  /** The place in `left` of the next customer, −1 for the depot. */
  const choose = (place: number, free: number, count: number): number => {
    const row = place * n
    const home = place === 0 ? 0 : (scent[row] as number)
    let sum = home
    let some = 0
    if (free >= largest) {
      for (; some < count; some++) {
        sum += scent[row + (left[some] as number)] as number
        sums[some] = sum
      }
    } else {
      for (let at = 0; at < count; at++) {
        const customer = left[at] as number
        if ((demand[customer] as number) > free) continue
        sum += scent[row + customer] as number
        sums[some] = sum
        fitting[some++] = at
      }
    }
    const drawn = random.next() * sum
    if (drawn < home || some === 0) return -1
    const chosen = firstAbove(sums, some, drawn)
    return free >= largest ? chosen : (fitting[chosen] as number)
  }
  return (walk) => {
    const { stops } = walk
    let count = n - 1
    for (let at = 0; at < count; at++) left[at] = at + 1
    let place = 0
    let free = capacity
    let steps = 0
    stops[steps++] = 0
    while (count > 0) {
      const at = choose(place, free, count)
      if (at < 0) {
        place = 0
        free = capacity
      } else {
        place = left[at] as number
        free -= demand[place] as number
        // The order of those left has no meaning: the last takes the place of the one that was chosen.
        left[at] = left[--count] as number
      }
      stops[steps++] = place
    }
    stops[steps++] = 0
    walk.steps = steps
  }
}

const routesIn = ({ stops, steps }: Walk): Int32Array[] => {
  const routes: Int32Array[] = []
  let from = 1
  for (let at = 1; at < steps; at++) {
    if (stops[at] !== 0) continue
    if (at > from) routes.push(stops.slice(from, at))
    from = at + 1
  }
  return routes
}

/**
 * The routes of the best ant. Each draws its next stop among the customers that still fit, and the depot unless it is there, with
 * probability proportional to pheromone · desirability; afterwards pheromone, 1 in the beginning, keeps nine tenths and every ant adds
 * 1 / cost to its edges. Every demand fits into an empty vehicle. As in ReEvo's program, but for the manner.
 */
export const vehicleColony = (
  task: Task,
  desirability: ArrayLike<number>,
  { ants, iterations }: Colony,
  { waiting, isSymmetric }: Manner,
  random: Draws,
): Int32Array[] => {
  const { distances } = task
  const n = task.demand.length
  const wish = held(desirability)
  const pheromone = new Float64Array(n * n).fill(1)
  const scent = new Float64Array(n * n)
  const walk = walker(task, scent, n, random)
  const walks = Array.from({ length: ants }, (): Walk => ({ stops: new Int32Array(2 * n), steps: 0 }))
  const best: Walk = { stops: new Int32Array(2 * n), steps: 0 }
  let bestCost = Infinity
  for (let iteration = 0; iteration < iterations; iteration++) {
    for (let edge = 0; edge < n * n; edge++) {
      scent[edge] = (pheromone[edge] as number) * (wish[edge] as number)
      pheromone[edge] = (pheromone[edge] as number) * pheromoneDecay
    }
    let most = 0
    for (const one of walks) {
      walk(one)
      most = Math.max(most, one.steps)
    }
    for (const { stops, steps } of walks) {
      let cost = waiting * (most - steps)
      for (let at = 1; at < steps; at++)
        cost += distances[(stops[at - 1] as number) * n + (stops[at] as number)] as number
      if (cost < bestCost) {
        bestCost = cost
        best.stops.set(stops)
        best.steps = steps
      }
      const trace = 1 / cost
      for (let at = 1; at < steps; at++) {
        const [from, to] = [stops[at - 1] as number, stops[at] as number]
        pheromone[from * n + to] = (pheromone[from * n + to] as number) + trace
        if (isSymmetric) pheromone[to * n + from] = (pheromone[to * n + from] as number) + trace
      }
    }
  }
  return routesIn(best)
}
