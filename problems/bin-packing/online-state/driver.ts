/** Online packing by a score of a bin that also sees all open bins in numbers: bins that look alike are scored once an item. */

import { addBin, emptyBins, takeFirst } from '../bins.ts'
import type { Instance } from '../instance.ts'
import { createLooks, listLook, lookOf, unlistLook } from './looks.ts'

/** What a score sees besides item and room; of a bin that nothing is in yet, `items` and `first` are 0. */
export type Context = {
  readonly capacity: number
  /** How many open bins have each room left, from 0 to the capacity; a copy. */
  readonly counts: Int32Array
  readonly opened: number
  readonly placed: number
  readonly items: number
  readonly first: number
  readonly alike: number
  readonly after: number
}

export type Heuristic = { readonly score: (item: number, remaining: number, context: Context) => number }

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** Puts each item, in order, into the fitting bin with the largest score, an empty one included; ties go to the lowest bin. */
export const solve = ({ capacity, sizes }: Instance, { score }: Heuristic): Int32Array => {
  const n = sizes.length
  const packing = new Int32Array(n)
  const looks = createLooks(n, capacity)
  const bins = emptyBins(n, n)
  const counts = new Int32Array(capacity + 1)
  const shown = new Int32Array(capacity + 1)
  // Sealed: a score that writes to it misleads nobody but itself, and only until the next item.
  const context: Writable<Context> = Object.seal({
    capacity,
    counts: shown,
    opened: 0,
    placed: 0,
    items: 0,
    first: 0,
    alike: 0,
    after: 0,
  })
  let opened = 0

  const rate = (item: number, remaining: number, items: number, first: number): number => {
    context.items = items
    context.first = first
    context.alike = counts[remaining] as number
    context.after = counts[remaining - item] as number
    return score(item, remaining, context)
  }

  for (let at = 0; at < n; at++) {
    const item = sizes[at] as number
    for (let room = 0; room <= capacity; room++) shown[room] = counts[room] as number
    context.capacity = capacity
    context.counts = shown
    context.opened = opened
    context.placed = at
    let best = rate(item, capacity, 0, 0)
    let chosen = -1
    let bin = opened
    for (let room = item; room <= capacity; room++) {
      for (let look = looks.head[room] as number; look !== -1; look = looks.next[look] as number) {
        const rating = rate(item, room, looks.items[look] as number, looks.first[look] as number)
        const lowest = bins.first[look] as number
        if (rating > best || (rating === best && lowest < bin)) {
          best = rating
          chosen = look
          bin = lowest
        }
      }
    }
    let remaining = capacity
    let items = 0
    let first = item
    if (chosen === -1) opened++
    else {
      takeFirst(bins, chosen)
      if (bins.first[chosen] === -1) unlistLook(looks, chosen)
      remaining = looks.remaining[chosen] as number
      items = looks.items[chosen] as number
      first = looks.first[chosen] as number
      counts[remaining] = (counts[remaining] as number) - 1
    }
    remaining -= item
    counts[remaining] = (counts[remaining] as number) + 1
    const look = lookOf(looks, remaining, items + 1, first)
    if (bins.first[look] === -1) listLook(looks, look)
    addBin(bins, look, bin)
    packing[at] = bin
  }
  return packing
}
