/** Best-improvement 2-opt and relocation as full scans of all pairs would choose them, looking only at pairs that can gain. */

import { neighbourLists } from './neighbour-lists.ts'
import { type OrderedTour, relocate, reverse } from './ordered-tour.ts'

const { fround } = Math

/** The local search: each of the first two makes the best move of its kind if it gains, and returns its change, or 0. */
export type BestImprovement = {
  readonly twoOpt: (tour: OrderedTour) => number
  readonly relocate: (tour: OrderedTour) => number
  /** Both in turn until neither gains, or for 1000 rounds. */
  readonly improve: (tour: OrderedTour) => void
}

/**
 * The moves on symmetric distances in single precision. Among equal ones the first in the order of a full scan is made, so that the result
 * is that of the scan to the last bit: a move that gains has a rotation of its removed and added edges whose partial gains are all
 * positive (Lin and Kernighan 1973), so it adds an edge that is shorter than one it removes there, and neighbour lists find it from there.
 * Changes are sums in single precision, in the order in which the published program adds them.
 */
export const bestImprovement = (d: Float32Array, n: number): BestImprovement => {
  const neighbours = neighbourLists(d, n)
  const length = n - 1
  // Rounding may make a move look better than it is by at most 15 half-units in the last place of the longest distance.
  const slack = d.reduce((longest, distance) => Math.max(longest, distance), 0) * 2 ** -20
  let bestI = -1
  let bestJ = -1
  let best = 0

  const offer = (i: number, j: number, change: number): void => {
    if (change > best || (change === best && (i > bestI || (i === bestI && j >= bestJ)))) return
    bestI = i
    bestJ = j
    best = change
  }

  /** Reverses positions i to j, 1 ≤ i < j. */
  const offerTwoOpt = (order: Int32Array, i: number, j: number): void => {
    const before = (order[i - 1] as number) * n
    const first = (order[i] as number) * n
    const last = order[j] as number
    const after = order[j + 1 === n ? 0 : j + 1] as number
    const added = fround((d[before + last] as number) + (d[first + after] as number))
    const change = fround(
      fround(added - (d[before + (order[i] as number)] as number)) - (d[last * n + after] as number),
    )
    offer(i, j, change)
  }

  /** Puts the city at position i ≥ 1 into the edge from position j. */
  const offerRelocation = (order: Int32Array, i: number, j: number): void => {
    const node = order[i] as number
    const before = (order[i - 1] as number) * n
    const after = order[i + 1 === n ? 0 : i + 1] as number
    const from = (order[j] as number) * n
    const to = order[j + 1 === n ? 0 : j + 1] as number
    let change = fround(-(d[before + node] as number) - (d[node * n + after] as number))
    change = fround(change - (d[from + to] as number))
    change = fround(change + (d[from + node] as number))
    change = fround(change + (d[node * n + to] as number))
    offer(i, j, fround(change + (d[before + after] as number)))
  }

  const twoOpt = (tour: OrderedTour): number => {
    const { order, position } = tour
    best = 0
    bestI = -1
    for (let at = 0; at < n; at++) {
      const city = order[at] as number
      const row = city * n
      if (at >= 1 && at <= n - 2) {
        const radius = (d[row + (order[at - 1] as number)] as number) + slack
        for (let k = city * length; k < city * length + length; k++) {
          const other = neighbours[k] as number
          if ((d[row + other] as number) > radius) break
          const j = ((position[other] as number) || n) - 1
          if (j > at) offerTwoOpt(order, at, j)
        }
      }
      const radius = (d[row + (order[at + 1 === n ? 0 : at + 1] as number)] as number) + slack
      for (let k = city * length; k < city * length + length; k++) {
        const other = neighbours[k] as number
        if ((d[row + other] as number) > radius) break
        const i = (position[other] as number) + 1
        if (i < at) offerTwoOpt(order, i, at)
      }
    }
    if (best >= -1e-6) return 0
    reverse(tour, bestI, bestJ)
    return best
  }

  const relocation = (tour: OrderedTour): number => {
    const { order, position } = tour
    best = 0
    bestI = -1
    for (let at = 0; at < n; at++) {
      const city = order[at] as number
      const row = city * n
      const before = order[at === 0 ? n - 1 : at - 1] as number
      const arriving = d[row + before] as number
      if (at > 0) {
        const after = order[at + 1 === n ? 0 : at + 1] as number
        const saved = arriving + (d[row + after] as number) - (d[before * n + after] as number)
        const radius = Math.max(arriving, saved) + slack
        for (let k = city * length; k < city * length + length; k++) {
          const other = neighbours[k] as number
          if ((d[row + other] as number) > radius) break
          if (other !== before) offerRelocation(order, at, position[other] as number)
        }
      }
      // The edge that arrives here takes up another city.
      const edge = at === 0 ? n - 1 : at - 1
      const radius = arriving + slack
      for (let k = city * length; k < city * length + length; k++) {
        const other = neighbours[k] as number
        if ((d[row + other] as number) > radius) break
        const i = position[other] as number
        if (i > 0 && i !== edge && i !== edge + 1) offerRelocation(order, i, edge)
      }
    }
    if (best >= 0) return 0
    // Towards the front, the published program puts the city one place before the edge that it priced.
    relocate(tour, bestI, bestJ)
    return best
  }

  const improve = (tour: OrderedTour): void => {
    for (let round = 0; round < 1000; round++) if (twoOpt(tour) + relocation(tour) >= 0) return
  }

  return { twoOpt, relocate: relocation, improve }
}
