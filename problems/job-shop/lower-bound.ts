/** A lower bound on the makespan of a job shop. */

import type { Instance } from './instance.ts'

/**
 * The largest of all jobs' total times and, for each machine, its total time with the shortest way of any job to it and from it: the bound
 * of E. Taillard, European Journal of Operational Research 64(2), 1993.
 */
export const lowerBound = ({ machine, p }: Pick<Instance, 'machine' | 'p'>): number => {
  const machines = p[0]?.length ?? 0
  const loads = new Float64Array(machines)
  const heads = new Float64Array(machines).fill(Infinity)
  const tails = new Float64Array(machines).fill(Infinity)
  let bound = 0
  p.forEach((times, job) => {
    const total = times.reduce((sum, time) => sum + time, 0)
    bound = Math.max(bound, total)
    let before = 0
    times.forEach((time, k) => {
      const on = machine[job]?.[k] as number
      loads[on] = (loads[on] as number) + time
      heads[on] = Math.min(heads[on] as number, before)
      before += time
      tails[on] = Math.min(tails[on] as number, total - before)
    })
  })
  for (let on = 0; on < machines; on++)
    bound = Math.max(bound, (heads[on] as number) + (loads[on] as number) + (tails[on] as number))
  return bound
}
