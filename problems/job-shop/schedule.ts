/** A schedule as the order in which operations are put on their machines: a list of jobs, the k-th mention of a job being its k-th operation. */

import { Infeasible } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** An operation with its times. */
export type Scheduled = { readonly job: number; readonly machine: number; readonly start: number; readonly end: number }

/** Parses what a driver returned: every job as often as it has operations. Throws Infeasible with the reason. */
export const parseOrder = (value: unknown, { p }: Instance): Int32Array => {
  const machines = p[0]?.length ?? 0
  const isList = Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
  if (!isList) throw new Infeasible(`expected a list of jobs, got ${value === null ? 'null' : typeof value}`)
  const jobs = value as unknown as ArrayLike<unknown>
  if (jobs.length !== p.length * machines)
    throw new Infeasible(`expected ${p.length * machines} operations, got ${jobs.length}`)
  const order = new Int32Array(jobs.length)
  const mentions = new Int32Array(p.length)
  for (let at = 0; at < jobs.length; at++) {
    const job = jobs[at]
    if (typeof job !== 'number' || !Number.isInteger(job) || job < 0 || job >= p.length)
      throw new Infeasible(`entry ${at} is ${String(job).slice(0, 40)}, expected a job from 0 to ${p.length - 1}`)
    mentions[job] = (mentions[job] as number) + 1
    if (mentions[job] > machines)
      throw new Infeasible(`job ${job} is mentioned more than ${machines} times, at entry ${at}`)
    order[at] = job
  }
  return order
}

/** Every operation as early as it can be after those before it in the order, on its machine and of its job. */
export const operationsIn = ({ machine, p }: Instance, order: ArrayLike<number>): readonly Scheduled[] => {
  const ready = new Float64Array(p.length)
  const free = new Float64Array(p[0]?.length ?? 0)
  const next = new Int32Array(p.length)
  return Array.from(order, (job) => {
    const k = next[job] as number
    const on = machine[job]?.[k] as number
    const start = Math.max(ready[job] as number, free[on] as number)
    const end = start + (p[job]?.[k] as number)
    ready[job] = end
    free[on] = end
    next[job] = k + 1
    return { job, machine: on, start, end }
  })
}

/** The family's objective: when the last operation ends. */
export const makespan = (instance: Instance, order: ArrayLike<number>): number =>
  operationsIn(instance, order).reduce((latest, { end }) => Math.max(latest, end), 0)
