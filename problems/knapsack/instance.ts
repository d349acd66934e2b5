/** An instance of the multi-dimensional knapsack problem: items with prizes, which take of several resources. */

import { z } from 'heuristica/problem'
import { maxItems, maxResources, maxValue } from './limits.ts'

/** Items and resources by index. */
export type Instance = {
  readonly prize: Float64Array
  /** What each item takes of each resource: n × m, item by item. */
  readonly weight: Float64Array
  readonly capacity: Float64Array
}

const isRows = (value: unknown): value is readonly (readonly unknown[])[] =>
  Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row))

const numbers = (check: z.ZodNumber, most: number): z.ZodType<Float64Array> =>
  z.preprocess(
    (value) => (value instanceof Float64Array ? [...value] : value),
    z
      .array(check.max(maxValue))
      .min(1)
      .max(most)
      .transform((values) => Float64Array.from(values)),
  )

/** Rows of equal length, or all weights in one list. */
const weights = z.preprocess(
  (value) =>
    isRows(value) && value.every((row) => row.length === (value[0] as readonly unknown[]).length)
      ? value.flat()
      : value,
  numbers(z.number().min(0), maxItems * maxResources),
)

/** Parses plain or typed arrays; weights may be a row for each item. Fields that an instance does not have are dropped. */
export const instanceSchema: z.ZodType<Instance> = z
  .object({
    prize: numbers(z.number().min(0), maxItems),
    weight: weights,
    capacity: numbers(z.number().positive(), maxResources),
  })
  .refine(({ prize, weight, capacity }) => weight.length === prize.length * capacity.length, {
    path: ['weight'],
    error: 'Expected a row for each item, with a weight for each capacity',
  })

/** One line: how many items and resources, and how much of all weights fits. */
export const describe = ({ prize, weight, capacity }: Instance): string => {
  const m = capacity.length
  const tightness = capacity.map((most, resource) => {
    let sum = 0
    for (let at = resource; at < weight.length; at += m) sum += weight[at] as number
    return sum === 0 ? 1 : Math.min(1, most / sum)
  })
  const percent = (share: number): string => `${Math.round(100 * share)} %`
  return `${prize.length} items, ${m} resources, of which there is ${percent(Math.min(...tightness))} to ${percent(Math.max(...tightness))} of what all items take`
}
