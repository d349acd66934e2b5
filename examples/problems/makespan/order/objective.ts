/** The objective: computed outside the sandbox, from our own copy of the instance. */

import type { Instance } from './instance.ts'

/** When the last machine is done, if the jobs start in this order, each on the machine that is free first. */
export const makespan = ({ machines, times }: Instance, order: ArrayLike<number>): number => {
  const busyUntil = Array.from({ length: machines }, () => 0)
  for (const job of Array.from(order)) {
    const free = busyUntil.indexOf(Math.min(...busyUntil))
    busyUntil[free] = (busyUntil[free] ?? 0) + (times[job] ?? 0)
  }
  return Math.max(...busyUntil)
}
