/** Online packing by a score of a bin: bins with the same room left are scored once. */

import { addBin, emptyBins, takeFirst } from '../bins.ts'
import type { Instance } from '../instance.ts'

type Score = (item: number, remaining: number) => number
export type Heuristic = { readonly score: Score }

/** Up to this capacity scores are kept: with as many sizes, 8 MB. */
const keptCapacity = 1000

/** The score, asked once for each pair. */
const keeping = (score: Score, capacity: number): Score => {
  const rows: (Float64Array | undefined)[] = Array.from({ length: capacity + 1 })
  return (item, remaining) => {
    const row = (rows[item] ??= new Float64Array(capacity + 1).fill(NaN))
    const known = row[remaining] as number
    // No score is NaN: the sandbox sees to that.
    return known === known ? known : (row[remaining] = score(item, remaining))
  }
}

/**
 * Puts each item, in order, into the fitting bin with the largest score, an empty one included; ties go to the lowest bin. The score is
 * asked once an instance for each pair of size and room (beyond a capacity of 1000, once an item).
 */
export const solve = ({ capacity, sizes }: Instance, { score }: Heuristic): Int32Array => {
  const n = sizes.length
  const packing = new Int32Array(n)
  const bins = emptyBins(n, capacity + 1)
  const { first, occupied } = bins
  const rate = capacity <= keptCapacity ? keeping(score, capacity) : score
  let opened = 0
  for (let at = 0; at < n; at++) {
    const item = sizes[at] as number
    let best = rate(item, capacity)
    let bucket = capacity
    let bin = opened
    for (let place = 0; place < bins.count; place++) {
      const remaining = occupied[place] as number
      if (remaining < item) continue
      const rating = rate(item, remaining)
      const lowest = first[remaining] as number
      if (rating > best || (rating === best && lowest < bin)) {
        best = rating
        bucket = remaining
        bin = lowest
      }
    }
    if (bin === opened) opened++
    else takeFirst(bins, bucket)
    addBin(bins, bucket - item, bin)
    packing[at] = bin
  }
  return packing
}
