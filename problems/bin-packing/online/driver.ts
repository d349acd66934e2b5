/** Online packing by priorities of all bins that an item fits into. */

import type { Instance } from '../instance.ts'

export type Heuristic = { readonly priority: (item: number, capacities: readonly number[]) => ArrayLike<number> }

/** `full`: one slot for each item of the instance, as FunSearch, EoH and LLM4AD have it, so that the number of slots tells a candidate how many items there are. */
export type Settings = { readonly window: 'open' | 'full' }

/** The smallest item from each position on: a bin with less room is never seen again. */
const smallestFrom = (sizes: Int32Array): Int32Array => {
  const smallest = new Int32Array(sizes.length + 1)
  smallest[sizes.length] = 2 ** 31 - 1
  for (let at = sizes.length - 1; at >= 0; at--)
    smallest[at] = Math.min(sizes[at] as number, smallest[at + 1] as number)
  return smallest
}

/** Bins numbered in the order in which they got their first item. */
const numbered = (slots: Int32Array): Int32Array => {
  const numbers = new Map<number, number>()
  return slots.map((slot) => {
    const known = numbers.get(slot)
    if (known !== undefined) return known
    numbers.set(slot, numbers.size)
    return numbers.size - 1
  })
}

/**
 * Puts each item, in order, into the bin with the largest priority among those of the window that it fits into; ties go to the first. The
 * window ends two bins above the highest that was ever used. What a priority is shown is its own. A text says what it did wrong.
 */
export const solve = (
  { capacity, sizes }: Instance,
  { priority }: Heuristic,
  _random: unknown,
  { window }: Settings,
): Int32Array | string => {
  const n = sizes.length
  const slots = new Int32Array(n)
  const smallest = smallestFrom(sizes)
  // Bins up to the highest used that have room for an item yet to come, in their order; some of them may be empty.
  const bin = new Int32Array(2 * n + 2)
  const room = new Int32Array(2 * n + 2)
  const fitting = new Int32Array(2 * n + 2)
  let count = 0
  let next = 0
  for (let at = 0; at < n; at++) {
    const item = sizes[at] as number
    const shown: number[] = []
    let fit = 0
    for (let place = 0; place < count; place++) {
      const remaining = room[place] as number
      if (remaining < item) continue
      fitting[fit++] = place
      shown.push(remaining)
    }
    const untouched = window === 'full' ? n - next : 2
    for (let empty = 0; empty < untouched; empty++) shown.push(capacity)
    const ratings = priority(item, shown)
    const wanted = fit + untouched
    if (ratings.length !== wanted) return `priority returned ${ratings.length} numbers for ${wanted} bins`
    let chosen = 0
    let best = ratings[0] as number
    for (let index = 1; index < wanted; index++) {
      const rating = ratings[index] as number
      if (rating > best) {
        best = rating
        chosen = index
      }
    }
    let place: number
    if (chosen < fit) place = fitting[chosen] as number
    else {
      for (const last = next + chosen - fit; next <= last; next++) {
        bin[count] = next
        room[count++] = capacity
      }
      place = count - 1
    }
    slots[at] = bin[place] as number
    const left = (room[place] as number) - item
    room[place] = left
    if (left < (smallest[at + 1] as number)) {
      bin.copyWithin(place, place + 1, count)
      room.copyWithin(place, place + 1, count)
      count--
    }
  }
  return numbered(slots)
}
