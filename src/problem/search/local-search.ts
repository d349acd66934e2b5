/** 2-opt and relocation with neighbour lists and don't-look bits, on weights that may change while the length of the tour is followed. */

import { type ArrayTour, arrayTour } from './array-tour.ts'

/** A local search on one tour. */
export type LocalSearch = {
  readonly tour: ArrayTour
  /** The tour's length by the distances. */
  readonly length: () => number
  /** Takes a city off the don't-look list: its edges, or weights at it, have changed. */
  readonly wake: (city: number) => void
  /** Makes moves that lower the tour's weight until no waking city has one, or so many were made. */
  readonly improve: (mostMoves?: number) => void
}

/** What a local search works on; matrices are square, symmetric, row by row, and may be one and the same. */
export type Landscape = {
  readonly distances: Float64Array
  /** What the moves lower; read afresh for each move. */
  readonly weights: Float64Array
  /** Rows of `neighbourLists` of the distances. */
  readonly neighbours: Int32Array
}

/**
 * A search from `start`, every city asleep. First improvement (Bentley 1992): for both edges of a waking city it looks at the neighbours that
 * are nearer than the edge is heavy, which misses no gain of an edge exchange where no weight is below its distance. A move gains more
 * than 2⁻⁴⁰ of the longest distance, so that rounding never makes it go in circles; weights far above the distances need `mostMoves`.
 */
export const localSearch = (
  { distances: d, weights: w, neighbours }: Landscape,
  start: ArrayLike<number>,
): LocalSearch => {
  const tour = arrayTour(start)
  const { order, next, previous, reverse, insertAfter } = tour
  const n = order.length
  const listLength = neighbours.length / Math.max(1, n)
  const near = new Float64Array(neighbours.length)
  for (let city = 0, k = 0; city < n; city++)
    for (let rank = 0; rank < listLength; rank++, k++) near[k] = d[city * n + (neighbours[k] as number)] as number
  const enough = d.reduce((longest, distance) => Math.max(longest, distance), 0) * 2 ** -40
  let length = 0
  for (let at = 0; at < n; at++)
    length += d[(order[at] as number) * n + (order[at + 1 === n ? 0 : at + 1] as number)] as number

  // A ring of the cities that are awake, in the order in which they woke.
  const ring = new Int32Array(n)
  const awake = new Uint8Array(n)
  let head = 0
  let waiting = 0
  const wake = (city: number): void => {
    if (awake[city] === 1) return
    awake[city] = 1
    ring[(head + waiting) % n] = city
    waiting++
  }

  /** Moves a city to between another and the one after that. */
  const insert = (city: number, behind: number): void => {
    const before = previous(city)
    const after = next(city)
    const ahead = next(behind)
    length +=
      (d[before * n + after] as number) +
      (d[behind * n + city] as number) +
      (d[city * n + ahead] as number) -
      (d[before * n + city] as number) -
      (d[city * n + after] as number) -
      (d[behind * n + ahead] as number)
    insertAfter(city, behind)
    wake(before)
    wake(after)
    wake(city)
    wake(behind)
    wake(ahead)
  }

  /** Exchanges the edge from `city` to one side for one to a neighbour, or takes the neighbour into it. */
  const exchange = (city: number, forwards: boolean): boolean => {
    const other = forwards ? next(city) : previous(city)
    const removed = w[city * n + other] as number
    for (let k = city * listLength; k < city * listLength + listLength; k++) {
      if ((near[k] as number) >= removed) break
      const joined = neighbours[k] as number
      const left = forwards ? next(joined) : previous(joined)
      const margin = removed + (w[joined * n + left] as number) - (w[city * n + joined] as number)
      if (margin - (w[other * n + left] as number) > enough) {
        length +=
          (d[city * n + joined] as number) +
          (d[other * n + left] as number) -
          (d[city * n + other] as number) -
          (d[joined * n + left] as number)
        if (forwards) reverse(other, joined)
        else reverse(city, left)
        wake(city)
        wake(other)
        wake(joined)
        wake(left)
        return true
      }
      const right = forwards ? previous(joined) : next(joined)
      const gain =
        margin + (w[right * n + joined] as number) - (w[right * n + left] as number) - (w[joined * n + other] as number)
      if (gain > enough && joined !== other && right !== other) {
        insert(joined, forwards ? city : other)
        return true
      }
    }
    return false
  }

  /** Moves `city` next to a neighbour, to the side of it where it weighs less. */
  const move = (city: number): boolean => {
    const before = previous(city)
    const after = next(city)
    const arriving = w[before * n + city] as number
    const saved = arriving + (w[city * n + after] as number) - (w[before * n + after] as number)
    const radius = Math.max(arriving, saved)
    for (let k = city * listLength; k < city * listLength + listLength; k++) {
      if ((near[k] as number) >= radius) break
      const beside = neighbours[k] as number
      const margin = saved - (w[city * n + beside] as number)
      const ahead = next(beside)
      const behind = previous(beside)
      const gainAhead =
        ahead === city ? 0 : margin + (w[beside * n + ahead] as number) - (w[city * n + ahead] as number)
      const gainBehind =
        behind === city ? 0 : margin + (w[beside * n + behind] as number) - (w[city * n + behind] as number)
      if (!(gainAhead > enough || gainBehind > enough)) continue
      insert(city, gainBehind > gainAhead ? behind : beside)
      return true
    }
    return false
  }

  return {
    tour,
    length: () => length,
    wake,
    improve: (mostMoves = Infinity) => {
      let made = 0
      while (waiting > 0 && made < mostMoves) {
        const city = ring[head] as number
        head = (head + 1) % n
        waiting--
        awake[city] = 0
        while (made < mostMoves && (exchange(city, true) || exchange(city, false) || move(city))) made++
      }
    },
  }
}
