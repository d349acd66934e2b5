/** A tour whose positions mean something: where published programs begin, end and look. */

/** A tour and where each city is in it. */
export type OrderedTour = { readonly order: Int32Array; readonly position: Int32Array }

/** A tour from an order of the cities. */
export const orderedTour = (order: ArrayLike<number>): OrderedTour => {
  const tour = { order: Int32Array.from(order), position: new Int32Array(order.length) }
  tour.order.forEach((city, at) => (tour.position[city] = at))
  return tour
}

const renumber = ({ order, position }: OrderedTour, from: number, to: number): void => {
  for (let at = from; at <= to; at++) position[order[at] as number] = at
}

/** Reverses positions `from` to `to`. */
export const reverse = ({ order, position }: OrderedTour, from: number, to: number): void => {
  for (let low = from, high = to; low < high; low++, high--) {
    const city = order[low] as number
    order[low] = order[high] as number
    order[high] = city
  }
  renumber({ order, position }, from, to)
}

/** Takes the city at position `from` out and puts it at position `to`; those between move up or down by one. */
export const relocate = (tour: OrderedTour, from: number, to: number): void => {
  const { order } = tour
  const city = order[from] as number
  if (from < to) order.copyWithin(from, from + 1, to + 1)
  else order.copyWithin(to + 1, to, from)
  order[to] = city
  renumber(tour, Math.min(from, to), Math.max(from, to))
}
