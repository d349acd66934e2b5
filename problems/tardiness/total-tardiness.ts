/** The family's objective. */

import type { Instance } from './instance.ts'

/** Σ max(0, Cj − dj) of the jobs in this order; exact. */
export const totalTardiness = ({ p, d }: Instance, sequence: Int32Array): number => {
  let now = 0
  let total = 0
  for (const job of sequence) {
    now += p[job] as number
    total += Math.max(0, now - (d[job] as number))
  }
  return total
}
