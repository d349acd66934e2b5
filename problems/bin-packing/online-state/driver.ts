/** Online packing by a score of a bin that also sees all open bins in numbers: bins that look alike are scored once an item. */

import { addBin, type Bins, emptyBins, takeFirst } from '../bins.ts'
import type { Instance } from '../instance.ts'
import { createLooks, listLook, lookOf, type Looks, unlistLook } from './looks.ts'

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

/** The bins, and what is shown of them. */
type State = {
  readonly bins: Bins
  readonly looks: Looks
  /** The driver's own; the context has a copy. */
  readonly counts: Int32Array
  readonly context: Writable<Context>
  opened: number
}

const rate = (
  { counts, context }: State,
  score: Heuristic['score'],
  item: number,
  remaining: number,
  items: number,
  first: number,
): number => {
  context.items = items
  context.first = first
  context.alike = counts[remaining] as number
  context.after = counts[remaining - item] as number
  return score(item, remaining, context)
}

/** The look of the bins that the item goes into the first of; −1 for the empty bin. */
const bestLook = (state: State, score: Heuristic['score'], item: number): number => {
  const { bins, looks, counts, opened } = state
  const capacity = counts.length - 1
  let best = rate(state, score, item, capacity, 0, 0)
  let chosen = -1
  let bin = opened
  for (let room = item; room < capacity; room++) {
    for (let look = looks.head[room] as number; look !== -1; look = looks.next[look] as number) {
      const rating = rate(state, score, item, room, looks.items[look] as number, looks.first[look] as number)
      const lowest = bins.first[look] as number
      if (rating > best || (rating === best && lowest < bin)) {
        best = rating
        chosen = look
        bin = lowest
      }
    }
  }
  return chosen
}

/** Writes everything into the context that is the same for all bins, whatever a score has left there. */
const show = ({ counts, context, opened }: State, shown: Int32Array, placed: number): void => {
  for (let room = 0; room < counts.length; room++) shown[room] = counts[room] as number
  context.capacity = counts.length - 1
  context.counts = shown
  context.opened = opened
  context.placed = placed
}

/** Puts an item into the first bin with that look, or the empty bin for −1; returns the bin. */
const put = (state: State, item: number, look: number): number => {
  const { bins, looks, counts } = state
  const isNew = look === -1
  const bin = isNew ? state.opened++ : takeFirst(bins, look)
  const room = isNew ? counts.length - 1 : (looks.remaining[look] as number)
  if (!isNew) {
    if (bins.first[look] === -1) unlistLook(looks, look)
    counts[room] = (counts[room] as number) - 1
  }
  const left = room - item
  const items = isNew ? 1 : (looks.items[look] as number) + 1
  const after = lookOf(looks, left, items, isNew ? item : (looks.first[look] as number))
  if (bins.first[after] === -1) listLook(looks, after)
  counts[left] = (counts[left] as number) + 1
  addBin(bins, after, bin)
  return bin
}

/** Puts each item, in order, into the fitting bin with the largest score, an empty one included; ties go to the lowest bin. */
export const solve = ({ capacity, sizes }: Instance, { score }: Heuristic): Int32Array => {
  const n = sizes.length
  const shown = new Int32Array(capacity + 1)
  const state: State = {
    bins: emptyBins(n, n),
    looks: createLooks(n, capacity),
    counts: new Int32Array(capacity + 1),
    // Sealed: a score that writes to it misleads nobody but itself, and only until the next item.
    context: Object.seal({ capacity, counts: shown, opened: 0, placed: 0, items: 0, first: 0, alike: 0, after: 0 }),
    opened: 0,
  }
  const packing = new Int32Array(n)
  for (let at = 0; at < n; at++) {
    const item = sizes[at] as number
    show(state, shown, at)
    packing[at] = put(state, item, bestLook(state, score, item))
  }
  return packing
}
