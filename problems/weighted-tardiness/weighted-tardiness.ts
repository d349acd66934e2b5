/** The family's objective. */

import type { Instance } from './instance.ts'

/** Σ w · max(0, C − d) of the jobs in this order; exact. */
export const weightedTardiness = ({ p, w, d }: Instance, sequence: ArrayLike<number>): number => {
  let now = 0
  let total = 0
  for (let at = 0; at < sequence.length; at++) {
    const job = sequence[at] as number
    now += p[job] as number
    total += (w[job] as number) * Math.max(0, now - (d[job] as number))
  }
  return total
}
