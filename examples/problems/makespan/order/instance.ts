/** An instance: jobs by their processing times, and identical machines. */

import { mulberry32, type NamedInstance, z } from 'heuristica/problem'

/** Processing times in minutes. */
export type Instance = { readonly machines: number; readonly times: readonly number[] }

/** Parses what a user's file holds. */
export const instanceSchema: z.ZodType<Instance> = z.strictObject({
  machines: z.int().min(1).max(1000),
  times: z.array(z.int().min(1).max(1_000_000)).min(1).max(10_000),
})

/** The class that feedback and statistics go by. */
export const groupOf = ({ machines }: Instance): string => `${machines} machines`

/** `count` instances of 30 jobs on 3 to 6 machines; every instance has a seed of its own, so that sets share none. */
export const generate = (firstSeed: number, count: number): readonly NamedInstance<Instance>[] =>
  Array.from({ length: count }, (_, index) => {
    const random = mulberry32(firstSeed + index)
    const machines = random.integer(3, 6)
    const times = Array.from({ length: 30 }, () => random.integer(1, 100))
    const data = { machines, times }
    return { id: `seed ${firstSeed + index}`, group: groupOf(data), data }
  })
