/** A strong local search: chains of 2-opt moves from neighbour lists, restarted from small perturbations of the best tour. */

import type { Random } from 'heuristica/problem'
import { flippedTour } from './flipped-tour.ts'

const neighbours = 10
/** How many continuations are tried at each step of a chain; from the last on, one. */
const breadth = [5, 3, 1]
const deepest = 8
/** Cities that a perturbation reaches over at most. */
const widest = 60

/** For every city the nearest others, nearest first. */
export const nearestLists = (distances: readonly Float64Array[], most: number = neighbours): readonly Int32Array[] =>
  distances.map((row, city) =>
    Int32Array.from(row.keys())
      .filter((other) => other !== city)
      .toSorted((a, b) => (row[a] as number) - (row[b] as number) || a - b)
      .slice(0, most),
  )

/** The tour that always goes on to the nearest city not yet visited, from city 0. */
export const nearestNeighbourTour = (distances: readonly Float64Array[]): Int32Array => {
  const n = distances.length
  const tour = Int32Array.from({ length: n }, (_, city) => city)
  for (let at = 1; at < n; at++) {
    const row = distances[tour[at - 1] as number] as Float64Array
    let best = at
    for (let other = at + 1; other < n; other++)
      if ((row[tour[other] as number] as number) < (row[tour[best] as number] as number)) best = other
    const city = tour[best] as number
    tour[best] = tour[at] as number
    tour[at] = city
  }
  return tour
}

/**
 * The best tour that is found from `start` with so many perturbations. A chain (Lin and Kernighan 1973, with don't-look bits and neighbour
 * lists as Johnson and McGeoch 1997 describe them) removes an edge and goes on reversing paths while the gain stays positive; a
 * perturbation exchanges two neighbouring short segments, a double bridge of small extent, and is taken back unless the search leads to
 * a tour that is no longer than before. Tours of four cities or fewer are returned as they are.
 */
export const localSearch = (
  distances: readonly Float64Array[],
  start: Int32Array,
  perturbations: number,
  random: Random,
): Int32Array => {
  const n = start.length
  if (n < 5) return start
  const near = nearestLists(distances, Math.min(neighbours, n - 1))
  const tour = flippedTour(start)
  const { next, previous, flip, flips, undo } = tour
  const distance = (from: number, to: number): number => (distances[from] as Float64Array)[to] as number
  let length = 0
  for (let at = 0; at < n; at++) length += distance(start[at] as number, start[(at + 1) % n] as number)
  const least = 1e-12 * length

  const queue = new Int32Array(n)
  const queued = new Uint8Array(n)
  let head = 0
  let waiting = 0
  const enqueue = (city: number): void => {
    if (queued[city] === 1) return
    queued[city] = 1
    queue[(head + waiting++) % n] = city
  }

  const ends = new Int32Array(2 * deepest + 2)
  let home = 0
  let bestGain = 0
  let bestFlips = 0
  let bestDepth = 0
  /** Whether the chain put this edge in, so that it may not take it out. */
  const isNew = (a: number, b: number, depth: number): boolean => {
    for (let at = 0; at < depth; at++) {
      const [from, to] = [ends[2 * at + 1] as number, ends[2 * at + 2] as number]
      if ((from === a && to === b) || (from === b && to === a)) return true
    }
    return false
  }
  /** `gain` counts the edges taken out less those put in, the closing edge from `last` to `home` not among them. */
  const goOn = (last: number, gain: number, depth: number): void => {
    const list = near[last] as Int32Array
    const tries = breadth[Math.min(depth, breadth.length - 1)] as number
    let bar = Infinity
    for (let attempt = 0; attempt < tries; attempt++) {
      let chosen = -1
      let value = -Infinity
      for (let at = 0; at < list.length; at++) {
        const other = list[at] as number
        const put = distance(last, other)
        if (gain - put <= least) break
        const cut = previous(other)
        if (cut === last || other === home) continue
        const rating = distance(cut, other) - put
        if (rating >= bar || rating <= value || isNew(cut, other, depth)) continue
        value = rating
        chosen = other
      }
      if (chosen < 0) return
      bar = value
      const cut = previous(chosen)
      ends[2 * depth + 1] = last
      ends[2 * depth + 2] = chosen
      const before = flips()
      flip(last, cut)
      const closed = gain + value - distance(cut, home)
      if (closed > bestGain) {
        bestGain = closed
        bestFlips = flips()
        bestDepth = depth + 1
      }
      if (depth + 1 < deepest) goOn(cut, gain + value, depth + 1)
      if (bestGain > least) return
      undo(before)
    }
  }
  const improveCity = (city: number): boolean => {
    for (let way = 0; way < 2; way++) {
      tour.turn()
      home = city
      const last = next(city)
      bestGain = least
      bestFlips = flips()
      bestDepth = 0
      goOn(last, distance(city, last), 0)
      if (bestGain <= least) continue
      undo(bestFlips)
      length -= bestGain
      enqueue(city)
      enqueue(last)
      for (let at = 0; at < bestDepth; at++) {
        enqueue(ends[2 * at + 1] as number)
        enqueue(ends[2 * at + 2] as number)
      }
      enqueue(next(city))
      enqueue(previous(city))
      return true
    }
    return false
  }
  const settle = (): void => {
    while (waiting > 0) {
      const city = queue[head] as number
      head = (head + 1) % n
      waiting--
      queued[city] = 0
      while (improveCity(city));
    }
  }
  /** Exchanges the segments a … b and c … d that follow each other. */
  const exchange = (): void => {
    const most = Math.min(widest, n - 2)
    const cuts = [0, 0].map(() => 1 + random.index(most))
    const middle = Math.min(...cuts)
    const count = middle === Math.max(...cuts) ? middle + 1 : Math.max(...cuts)
    const first = random.index(n)
    const at = (offset: number): number => tour.at((first + offset) % n)
    const [p, a, b, c, d, q] = [at(n - 1), at(0), at(middle - 1), at(middle), at(count - 1), at(count)] as const
    length += distance(p, c) + distance(d, a) + distance(b, q) - distance(p, a) - distance(b, c) - distance(d, q)
    if (next(p) !== a) tour.turn()
    flip(a, d)
    if (next(p) !== d) tour.turn()
    flip(d, c)
    if (next(p) !== c) tour.turn()
    flip(b, a)
    for (const city of [p, a, b, c, d, q]) enqueue(city)
  }

  for (let at = 0; at < n; at++) enqueue(start[at] as number)
  settle()
  for (let done = 0; done < perturbations; done++) {
    tour.forget()
    const before = length
    exchange()
    settle()
    if (length > before + least) {
      undo(0)
      length = before
    }
  }
  return tour.cities()
}
