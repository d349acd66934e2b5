/** Online packing by a score of a bin: bins with the same room left are scored once. */

import { addBin, type Bins, emptyBins, takeFirst } from '../bins.ts'
import type { Instance } from '../instance.ts'

type Score = (item: number, remaining: number) => number
export type Heuristic = { readonly score: Score }

/** Up to this capacity scores are kept: 2 MB at most. */
const keptCapacity = 500

/** Scores by item and room, NaN where they were not asked for; no score is NaN, the sandbox sees to that. */
type Kept = { readonly scores: Float64Array; readonly width: number }

const rate = (score: Score, kept: Kept | undefined, item: number, remaining: number): number => {
  if (kept === undefined) return score(item, remaining)
  const { scores, width } = kept
  const at = item * width + remaining
  const known = scores[at] as number
  return known === known ? known : (scores[at] = score(item, remaining))
}

/** The room of the best bin that the item fits into; `capacity` for the empty one, which is bin `opened`. */
const bestRoom = (
  bins: Bins,
  score: Score,
  kept: Kept | undefined,
  item: number,
  capacity: number,
  opened: number,
): number => {
  const { first, occupied, count } = bins
  let best = rate(score, kept, item, capacity)
  let chosen = capacity
  let bin = opened
  for (let place = 0; place < count; place++) {
    const remaining = occupied[place] as number
    if (remaining < item) continue
    const rating = rate(score, kept, item, remaining)
    const lowest = first[remaining] as number
    if (rating > best || (rating === best && lowest < bin)) {
      best = rating
      chosen = remaining
      bin = lowest
    }
  }
  return chosen
}

/**
 * Puts each item, in order, into the fitting bin with the largest score, an empty one included; ties go to the lowest bin. The score is
 * asked once an instance for each pair of size and room (beyond a capacity of 500, once an item).
 */
export const solve = ({ capacity, sizes }: Instance, { score }: Heuristic): Int32Array => {
  const n = sizes.length
  const packing = new Int32Array(n)
  const bins = emptyBins(n, capacity + 1)
  const width = capacity + 1
  const kept = capacity <= keptCapacity ? { scores: new Float64Array(width * width).fill(NaN), width } : undefined
  let opened = 0
  for (let at = 0; at < n; at++) {
    const item = sizes[at] as number
    const room = bestRoom(bins, score, kept, item, capacity, opened)
    const bin = room === capacity ? opened++ : takeFirst(bins, room)
    addBin(bins, room - item, bin)
    packing[at] = bin
  }
  return packing
}
