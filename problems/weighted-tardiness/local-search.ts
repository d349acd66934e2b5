/** An iterated local search over insertions and interchanges, strong enough to judge others by. */

import type { Instance } from './instance.ts'
import { weightedTardiness } from './weighted-tardiness.ts'

type Random = { readonly index: (below: number) => number }

/** Changes to a schedule kept as jobs in order and the start of each place. */
const mover = ({ p, w, d }: Instance, order: Int32Array) => {
  const n = order.length
  const starts = new Float64Array(n)
  const time = (at: number): number => p[order[at] as number] as number
  const cost = (job: number, end: number): number => {
    const late = end - (d[job] as number)
    return late > 0 ? (w[job] as number) * late : 0
  }
  const restart = (): void => {
    let now = 0
    for (let at = 0; at < n; at++) {
      starts[at] = now
      now += time(at)
    }
  }

  /** Moves the job of one place to another, and those between by one. */
  const insert = (from: number, to: number): void => {
    const job = order[from] as number
    if (from < to) order.copyWithin(from, from + 1, to + 1)
    else order.copyWithin(to + 1, to, from)
    order[to] = job
  }
  const swap = (from: number, to: number): void => {
    const job = order[from] as number
    order[from] = order[to] as number
    order[to] = job
  }

  /** The best insertion, where one improves: a job goes past one neighbour after the other, and each step costs two terms. */
  const tryInsertions = (): boolean => {
    let [best, bestFrom, bestTo] = [0, 0, 0]
    for (let from = 0; from < n; from++) {
      const job = order[from] as number
      const length = p[job] as number
      for (const step of [1, -1]) {
        let end = (starts[from] as number) + length
        const before = cost(job, end)
        let delta = 0
        for (let to = from + step; to >= 0 && to < n; to += step) {
          const other = order[to] as number
          const otherEnd = (starts[to] as number) + (p[other] as number)
          end += step * (p[other] as number)
          delta += cost(other, otherEnd - step * length) - cost(other, otherEnd)
          const gain = delta + cost(job, end) - before
          if (gain < best) [best, bestFrom, bestTo] = [gain, from, to]
        }
      }
    }
    if (best === 0) return false
    insert(bestFrom, bestTo)
    restart()
    return true
  }

  /** The best interchange of two jobs that are not neighbours, where one improves. */
  const trySwaps = (): boolean => {
    let [best, bestFrom, bestTo] = [0, 0, 0]
    for (let from = 0; from < n - 2; from++) {
      const first = order[from] as number
      const start = starts[from] as number
      const before = cost(first, start + (p[first] as number))
      for (let to = from + 2; to < n; to++) {
        const second = order[to] as number
        const end = (starts[to] as number) + (p[second] as number)
        const shift = (p[second] as number) - (p[first] as number)
        let delta = cost(second, start + (p[second] as number)) - cost(second, end) + cost(first, end) - before
        // Jobs between that come earlier lower the sum, those that come later raise it: once above the best it stays there.
        for (let at = from + 1; at < to; at++) {
          if (shift >= 0 && delta >= best) break
          const job = order[at] as number
          const now = (starts[at] as number) + (p[job] as number)
          delta += cost(job, now + shift) - cost(job, now)
        }
        if (delta < best) [best, bestFrom, bestTo] = [delta, from, to]
      }
    }
    if (best === 0) return false
    swap(bestFrom, bestTo)
    restart()
    return true
  }

  return {
    swap,
    descend: (): void => {
      restart()
      while (tryInsertions() || trySwaps());
    },
  }
}

/**
 * A good order of the jobs: from a local optimum over insertions and interchanges, some random interchanges and another descent, kept where
 * it is no worse. M. den Besten, T. Stützle, M. Dorigo, Design of iterated local search algorithms: an example application to the single
 * machine total weighted tardiness problem, EvoWorkshops 2001.
 */
export const searchOrder = (instance: Instance, start: Int32Array, iterations: number, random: Random): Int32Array => {
  const n = start.length
  const order = start.slice()
  const { swap, descend } = mover(instance, order)
  descend()
  const best = order.slice()
  let least = weightedTardiness(instance, best)
  for (let iteration = 0; iteration < iterations && least > 0; iteration++) {
    order.set(best)
    for (let kick = 3 + random.index(4); kick > 0; kick--) swap(random.index(n), random.index(n))
    descend()
    const total = weightedTardiness(instance, order)
    if (total > least) continue
    least = total
    best.set(order)
  }
  return best
}
