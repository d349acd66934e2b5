/** The best 2-opt move and the best relocation at one position, as published programs choose them in single precision. */

import { type OrderedTour, relocate, reverse } from './ordered-tour.ts'

const { fround } = Math

/** The best 2-opt move that begins at position `i`, made if it gains more than 1e-6; returns its change. `d` may be asymmetric. */
export const twoOptAt = (d: Float32Array, tour: OrderedTour, i: number): number => {
  const { order } = tour
  const n = order.length
  const before = (order[i - 1] as number) * n
  const first = (order[i] as number) * n
  const removed = d[before + (order[i] as number)] as number
  let end = 0
  let delta = 0
  let last = order[i + 1] as number
  for (let j = i + 1; j < n; j++) {
    const after = order[j + 1 === n ? 0 : j + 1] as number
    const added = fround((d[before + last] as number) + (d[first + after] as number))
    const change = fround(fround(added - removed) - (d[last * n + after] as number))
    if (change < delta) {
      end = j
      delta = change
    }
    last = after
  }
  if (delta >= -1e-6) return 0
  reverse(tour, i, end)
  return delta
}

/** The best relocation of the city at position `i`, made if it gains; returns its change. `d` may be asymmetric. */
export const relocateAt = (d: Float32Array, tour: OrderedTour, i: number): number => {
  const { order } = tour
  const n = order.length
  const node = order[i] as number
  const before = order[i - 1] as number
  const after = order[i + 1 === n ? 0 : i + 1] as number
  const removed = fround(-(d[before * n + node] as number) - (d[node * n + after] as number))
  const bridge = d[before * n + after] as number
  let to = 0
  let delta = 0
  let from = order[0] as number
  for (let j = 0; j < n; j++) {
    const into = order[j + 1 === n ? 0 : j + 1] as number
    if (j !== i && j !== i - 1) {
      let change = fround(removed - (d[from * n + into] as number))
      change = fround(change + (d[from * n + node] as number))
      change = fround(change + (d[node * n + into] as number))
      change = fround(change + bridge)
      if (change < delta) {
        to = j
        delta = change
      }
    }
    from = into
  }
  if (delta >= 0) return 0
  relocate(tour, i, to)
  return delta
}
