/** Online packing by priorities of all bins that an item fits into. */

import type { Instance } from '../instance.ts'
import { createRoomTree, findFitting, roomOf, type RoomTree, setRoom } from './room-tree.ts'

export type Heuristic = { readonly priority: (item: number, capacities: readonly number[]) => ArrayLike<number> }

/** `full`: one slot for each item of the instance, as FunSearch, EoH and LLM4AD have it, so that the number of slots tells a candidate how many items there are. */
export type Settings = { readonly window: 'open' | 'full' }

/** Bins numbered in the order in which they got their first item. */
const numbered = (slots: Int32Array, bins: number): Int32Array => {
  const numbers = new Int32Array(bins).fill(-1)
  let used = 0
  for (const [item, slot] of slots.entries()) {
    if (numbers[slot] === -1) numbers[slot] = used++
    slots[item] = numbers[slot] as number
  }
  return slots
}

/** What is left in the fitting bins and in as many empty ones; a new list each time, for it is given away. */
const roomsOf = (tree: RoomTree, fitting: Int32Array, fit: number, untouched: number, capacity: number): number[] => {
  const rooms: number[] = []
  for (let index = 0; index < fit; index++) rooms.push(roomOf(tree, fitting[index] as number))
  for (let index = 0; index < untouched; index++) rooms.push(capacity)
  return rooms
}

/** The place of the largest number, the first of equals. */
const placeOfLargest = (ratings: ArrayLike<number>): number => {
  let chosen = 0
  let best = ratings[0] as number
  for (let index = 1; index < ratings.length; index++) {
    const rating = ratings[index] as number
    if (rating > best) {
      best = rating
      chosen = index
    }
  }
  return chosen
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
  // With every item, two bins may be left empty below the one that it goes into.
  const bins = window === 'full' ? n : 2 * n
  const tree = createRoomTree(bins)
  const fitting = new Int32Array(bins)
  /** The lowest bin that no bin in use is above. */
  let next = 0
  for (let at = 0; at < n; at++) {
    const item = sizes[at] as number
    const fit = findFitting(tree, item, fitting)
    const untouched = window === 'full' ? n - next : 2
    const ratings = priority(item, roomsOf(tree, fitting, fit, untouched, capacity))
    if (ratings.length !== fit + untouched)
      return `priority returned ${ratings.length} numbers for ${fit + untouched} bins`
    const chosen = placeOfLargest(ratings)
    const slot = chosen < fit ? (fitting[chosen] as number) : next + chosen - fit
    for (; next <= slot; next++) setRoom(tree, next, capacity)
    setRoom(tree, slot, roomOf(tree, slot) - item)
    slots[at] = slot
  }
  return numbered(slots, bins)
}
