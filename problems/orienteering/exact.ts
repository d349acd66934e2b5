/** Proven optima of small instances, by dynamic programming over sets of nodes. */

import { distancesOf } from './distances.ts'
import type { Instance } from './instance.ts'

/** More than this and the table would not fit. */
export const mostExactNodes = 15

/** The largest prizes that a tour within the limit collects, the depot's included. Throws RangeError for more than 15 nodes. */
export const mostCollected = (instance: Instance): number => {
  const n = instance.x.length
  if (n > mostExactNodes) throw new RangeError(`Expected at most ${mostExactNodes} nodes, got ${n}`)
  const { prize, limit } = instance
  const distances = distancesOf(instance)
  const others = n - 1
  // The shortest way from the depot over all nodes of a set to the last of them.
  const shortest = new Float64Array(2 ** others * others).fill(Infinity)
  let best = prize[0] as number
  for (let set = 1; set < 2 ** others; set++) {
    let worth = prize[0] as number
    for (let node = 0; node < others; node++) if (set & (1 << node)) worth += prize[node + 1] as number
    for (let last = 0; last < others; last++) {
      if ((set & (1 << last)) === 0) continue
      const before = set ^ (1 << last)
      let way = before === 0 ? (distances[last + 1] as number) : Infinity
      for (let node = 0; node < others; node++)
        if (before & (1 << node))
          way = Math.min(
            way,
            (shortest[before * others + node] as number) + (distances[(node + 1) * n + last + 1] as number),
          )
      shortest[set * others + last] = way
      if (worth > best && way + (distances[(last + 1) * n] as number) <= limit) best = worth
    }
  }
  return best
}
