/** An instance of the job shop: every job visits every machine once, in an order of its own. */

import { z } from 'heuristica/problem'
import { maxJobs, maxMachines, maxProcessingTime } from './limits.ts'

/** `machine[job][k]` and `p[job][k]` are where and how long a job's k-th operation is; `name` where the instance is a published one. */
export type Instance = {
  readonly name?: string
  readonly machine: readonly Int32Array[]
  readonly p: readonly Int32Array[]
}

const rows = (most: number): z.ZodType<Int32Array[]> =>
  z
    .array(
      z.preprocess(
        (value) => (value instanceof Int32Array ? [...value] : value),
        z
          .array(z.int().min(0).max(most))
          .min(1)
          .max(maxMachines)
          .transform((values) => Int32Array.from(values)),
      ),
    )
    .min(1)
    .max(maxJobs)

/** Parses lists of jobs, each the list of its operations, as plain or typed arrays; other fields are dropped. */
export const instanceSchema: z.ZodType<Instance> = z
  .object({ name: z.string().max(100).optional(), machine: rows(maxMachines - 1), p: rows(maxProcessingTime) })
  .transform(({ name, machine, p }) => ({ machine, p, ...(name !== undefined && { name }) }))
  .superRefine(({ machine, p }, context) => {
    const machines = machine[0]?.length ?? 0
    const fail = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message })
    if (p.length !== machine.length)
      return fail(['p'], `Expected ${machine.length} jobs as in machine, got ${p.length}`)
    for (const [job, visited] of machine.entries()) {
      const times = p[job]?.length
      if (times !== machines) return fail(['p', job], `Expected ${machines} times, one for each machine, got ${times}`)
      const isVisited = new Set(visited)
      if (visited.length !== machines || isVisited.size !== machines || Math.max(...visited) >= machines)
        return fail(['machine', job], `Expected each of the machines 0 to ${machines - 1} once`)
    }
  })

/** `15 x 15`: jobs and machines, the class that published tables go by. */
export const sizeClass = ({ p }: Instance): string => `${p.length} x ${p[0]?.length}`

/** Total processing time on each machine. */
export const machineLoads = ({ machine, p }: Instance): Float64Array => {
  const loads = new Float64Array(p[0]?.length ?? 0)
  p.forEach((times, job) =>
    times.forEach((time, k) => {
      const on = machine[job]?.[k] as number
      loads[on] = (loads[on] as number) + time
    }),
  )
  return loads
}

/** One line: jobs, machines, and the largest load of a machine. */
export const describe = (instance: Instance): string => {
  const loads = machineLoads(instance)
  return `${instance.p.length} jobs on ${loads.length} machines, the busiest of them for ${Math.max(...loads)}`
}
