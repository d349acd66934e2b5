/** A tour as an array with the position of every city, and the two moves of local search on it. */

/** A tour: cities in order, and where each city is. A move costs at most half a tour of copying. */
export type ArrayTour = {
  readonly order: Int32Array
  readonly position: Int32Array
  readonly next: (city: number) => number
  readonly previous: (city: number) => number
  /** Reverses the way from city `first` to city `last`, or the rest of the tour, which makes the same cycle. */
  readonly reverse: (first: number, last: number) => void
  /** Takes a city out and puts it between `city` and the one after it. */
  readonly insertAfter: (moved: number, city: number) => void
}

/** From an order of the cities, which is copied. */
export const arrayTour = (cities: ArrayLike<number>): ArrayTour => {
  const n = cities.length
  const order = Int32Array.from(cities)
  const position = new Int32Array(n)
  for (let at = 0; at < n; at++) position[order[at] as number] = at

  const after = (at: number): number => (at + 1 === n ? 0 : at + 1)
  const before = (at: number): number => (at === 0 ? n - 1 : at - 1)
  const put = (city: number, at: number): void => {
    order[at] = city
    position[city] = at
  }

  return {
    order,
    position,
    next: (city) => order[after(position[city] as number)] as number,
    previous: (city) => order[before(position[city] as number)] as number,
    reverse: (first, last) => {
      let from = position[first] as number
      let to = position[last] as number
      let length = to - from + 1
      if (length <= 0) length += n
      if (2 * length > n) {
        const inside = from
        from = after(to)
        to = before(inside)
        length = n - length
      }
      for (let pairs = length >> 1; pairs > 0; pairs--) {
        const city = order[from] as number
        put(order[to] as number, from)
        put(city, to)
        from = after(from)
        to = before(to)
      }
    },
    insertAfter: (moved, city) => {
      let at = position[moved] as number
      const goal = position[city] as number
      let ahead = goal - at
      if (ahead < 0) ahead += n
      if (2 * ahead < n) {
        for (; ahead > 0; ahead--) {
          put(order[after(at)] as number, at)
          at = after(at)
        }
      } else {
        for (let behind = n - 1 - ahead; behind > 0; behind--) {
          put(order[before(at)] as number, at)
          at = before(at)
        }
      }
      put(moved, at)
    },
  }
}
