/** The schedule of a sequence: no job overtakes another, and every operation begins as early as it can. */

import type { Instance } from './instance.ts'

/** When each operation ends, `ends[position][machine]`, for the jobs in this order. */
export const completionTimes = ({ p }: Instance, order: ArrayLike<number>): readonly Float64Array[] => {
  const machines = p[0]?.length ?? 0
  const ends: Float64Array[] = []
  for (let at = 0; at < order.length; at++) {
    const times = p[order[at] as number] as Int32Array
    const before = ends[at - 1]
    const own = new Float64Array(machines)
    let ready = 0
    for (let machine = 0; machine < machines; machine++) {
      ready = Math.max(ready, before?.[machine] ?? 0) + (times[machine] as number)
      own[machine] = ready
    }
    ends.push(own)
  }
  return ends
}

/** The family's objective: when the last job leaves the last machine. */
export const makespan = (instance: Instance, order: ArrayLike<number>): number =>
  completionTimes(instance, order).at(-1)?.at(-1) ?? 0
