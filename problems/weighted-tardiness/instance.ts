/** An instance of 1 || ΣwjTj: jobs with integer processing times, weights and due dates, all available at time 0. */

import { z } from 'heuristica/problem'
import { maxDueDate, maxJobs, maxProcessingTime, maxWeight } from './limits.ts'

/** Jobs by index: processing times `p` ≥ 1, weights `w` ≥ 1 and due dates `d` of any sign, all integers. */
export type Instance = { readonly p: Int32Array; readonly w: Int32Array; readonly d: Int32Array }

const integers = (low: number, high: number): z.ZodType<Int32Array> =>
  z.preprocess(
    (value) => (value instanceof Int32Array ? [...value] : value),
    z
      .array(z.int().min(low).max(high))
      .min(1)
      .max(maxJobs)
      .transform((values) => Int32Array.from(values)),
  )

/** Parses plain or typed arrays of equal length; fields other than `p`, `w` and `d` are dropped. */
export const instanceSchema: z.ZodType<Instance> = z
  .object({ p: integers(1, maxProcessingTime), w: integers(1, maxWeight), d: integers(-maxDueDate, maxDueDate) })
  .refine(({ p, w }) => p.length === w.length, { path: ['w'], error: 'Expected one weight for each processing time' })
  .refine(({ p, d }) => p.length === d.length, {
    path: ['d'],
    error: 'Expected one due date for each processing time',
  })

/** One line: how many jobs, how much work, what weights, and when it is due. */
export const describe = ({ p, w, d }: Instance): string => {
  const work = p.reduce((sum, time) => sum + time, 0)
  const due = d.toSorted()
  const weights = w.toSorted()
  return `${p.length} jobs, total processing time ${work}, weights ${weights[0]} to ${weights.at(-1)}, due dates ${due[0]} to ${due.at(-1)}`
}
