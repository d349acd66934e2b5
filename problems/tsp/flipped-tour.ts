/** A tour as an array that is changed by reversing paths, with a record of what was reversed so that it can be taken back. */

/** Cities in a cycle; `next` and `previous` may swap their meaning with any change. */
export type FlippedTour = {
  readonly next: (city: number) => number
  readonly previous: (city: number) => number
  /** Swaps the meanings of `next` and `previous`. */
  readonly turn: () => void
  /** Reverses the path that leads from one city to another by `next`; costs at most n / 2 swaps. */
  readonly flip: (from: number, to: number) => void
  /** How many flips there were since `forget`. */
  readonly flips: () => number
  /** Takes flips back, the last first, until only so many are left. */
  readonly undo: (left: number) => void
  /** Makes all flips so far final. */
  readonly forget: () => void
  /** The city at a position. */
  readonly at: (position: number) => number
  readonly cities: () => Int32Array
}

/** Begins with the cities in that order. */
export const flippedTour = (tour: Int32Array): FlippedTour => {
  const n = tour.length
  const order = tour.slice()
  const position = new Int32Array(n)
  for (let at = 0; at < n; at++) position[order[at] as number] = at
  let turned = false
  let starts = new Int32Array(1024)
  /** Negative where it was the rest of the cycle that was reversed. */
  let counts = new Int32Array(1024)
  let recorded = 0

  const after = (city: number): number => {
    const at = (position[city] as number) + 1
    return order[at === n ? 0 : at] as number
  }
  const before = (city: number): number => {
    const at = position[city] as number
    return order[at === 0 ? n - 1 : at - 1] as number
  }
  const reverse = (start: number, count: number): void => {
    let low = start
    let high = start + count - 1
    if (high >= n) high -= n
    for (let left = count >> 1; left > 0; left--) {
      const a = order[low] as number
      const b = order[high] as number
      order[low] = b
      position[b] = low
      order[high] = a
      position[a] = high
      if (++low === n) low = 0
      if (--high < 0) high = n - 1
    }
  }

  return {
    next: (city) => (turned ? before(city) : after(city)),
    previous: (city) => (turned ? after(city) : before(city)),
    turn: () => {
      turned = !turned
    },
    flip: (from, to) => {
      const first = position[turned ? to : from] as number
      const last = position[turned ? from : to] as number
      const count = last - first + 1 + (last < first ? n : 0)
      // Reversing the rest of the cycle instead makes the same cycle, read the other way round.
      const inside = 2 * count <= n
      const start = inside ? first : last + 1 === n ? 0 : last + 1
      const length = inside ? count : n - count
      if (!inside) turned = !turned
      if (recorded === starts.length) {
        const [oldStarts, oldCounts] = [starts, counts]
        starts = new Int32Array(2 * recorded)
        counts = new Int32Array(2 * recorded)
        starts.set(oldStarts)
        counts.set(oldCounts)
      }
      starts[recorded] = start
      counts[recorded] = inside ? length : -length
      recorded++
      reverse(start, length)
    },
    flips: () => recorded,
    undo: (left) => {
      while (recorded > left) {
        recorded--
        const length = counts[recorded] as number
        if (length < 0) turned = !turned
        reverse(starts[recorded] as number, Math.abs(length))
      }
    },
    forget: () => {
      recorded = 0
    },
    at: (at) => order[at] as number,
    cities: () => order.slice(),
  }
}
