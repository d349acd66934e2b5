/** A lower bound as the reference: at once for instances of every size. */

import type { Reference } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/**
 * The largest of all jobs' total times and, for each machine, its total time with the shortest way of any job to it and from it: the bound
 * of E. Taillard, European Journal of Operational Research 64(2), 1993.
 */
export const lowerBound = ({ p }: Pick<Instance, 'p'>): number => {
  const machines = p[0]?.length ?? 0
  const sum = (times: Int32Array): number => times.reduce((total, time) => total + time, 0)
  const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value), Infinity)
  const bounds = Array.from({ length: machines }, (_, machine) => {
    const load = p.reduce((total, times) => total + (times[machine] as number), 0)
    const head = least(p.map((times) => sum(times.subarray(0, machine))))
    return head + load + least(p.map((times) => sum(times.subarray(machine + 1))))
  })
  return Math.max(...bounds, ...p.map(sum))
}

const reference = (instance: Instance): Reference => ({
  value: lowerBound(instance),
  kind: 'bound',
  by: 'the longest job or busiest machine, with the shortest ways to and from it',
})
export default reference
