/** An instance of the permutation flow shop: every job goes through all machines, in the order of their numbers. */

import { z } from 'heuristica/problem'
import { maxJobs, maxMachines, maxProcessingTime } from './limits.ts'

/** Processing times `p[job][machine]`, integers from 0 on; `name` where the instance is a published one. */
export type Instance = { readonly name?: string; readonly p: readonly Int32Array[] }

const row: z.ZodType<Int32Array> = z.preprocess(
  (value) => (value instanceof Int32Array ? [...value] : value),
  z
    .array(z.int().min(0).max(maxProcessingTime))
    .min(1)
    .max(maxMachines)
    .transform((values) => Int32Array.from(values)),
)

/** Parses a list of jobs, each the list of its times on all machines, as plain or typed arrays; other fields are dropped. */
export const instanceSchema: z.ZodType<Instance> = z
  .object({ name: z.string().max(100).optional(), p: z.array(row).min(1).max(maxJobs) })
  .transform(({ name, p }) => ({ p, ...(name !== undefined && { name }) }))
  .superRefine(({ p }, context) => {
    const machines = p[0]?.length ?? 0
    const short = p.findIndex((times) => times.length !== machines)
    if (short >= 0)
      context.addIssue({
        code: 'custom',
        path: ['p', short],
        message: `Expected ${machines} times as for the first job, got ${p[short]?.length}`,
      })
  })

/** `20 x 5`: jobs and machines, the class that published tables go by. */
export const sizeClass = ({ p }: Instance): string => `${p.length} x ${p[0]?.length}`

/** One line: jobs, machines, and the largest load of a machine. */
export const describe = ({ p }: Instance): string => {
  const loads = Array.from(p[0] ?? [], (_, machine) => p.reduce((sum, times) => sum + (times[machine] as number), 0))
  return `${p.length} jobs on ${loads.length} machines, the busiest of them for ${Math.max(...loads)}`
}
