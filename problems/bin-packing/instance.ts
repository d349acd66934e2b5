/** An instance of one-dimensional bin packing: items of whole sizes, and bins of one capacity. */

import { z } from 'heuristica/problem'
import { maxCapacity, maxItems } from './limits.ts'

/** `sizes` in order of arrival, integers from 1 to `capacity`. */
export type Instance = { readonly capacity: number; readonly sizes: Int32Array }

const sizes: z.ZodType<Int32Array> = z.preprocess(
  (value) => (value instanceof Int32Array ? [...value] : value),
  z
    .array(z.int().min(1))
    .min(1)
    .max(maxItems)
    .transform((values) => Int32Array.from(values)),
)

/** Parses plain or typed arrays; other fields are dropped. */
export const instanceSchema: z.ZodType<Instance> = z
  .object({ capacity: z.int().min(1).max(maxCapacity), sizes })
  .superRefine(({ capacity, sizes }, context) => {
    const at = sizes.findIndex((size) => size > capacity)
    if (at >= 0)
      context.addIssue({
        code: 'custom',
        path: ['sizes', at],
        message: `Expected an item that fits into a bin of ${capacity}, got ${sizes[at]}`,
      })
  })

/** Sum of the sizes. */
export const totalSize = ({ sizes }: Instance): number => {
  let sum = 0
  for (const size of sizes) sum += size
  return sum
}

/** The class of an instance: how large its items are. */
export const groupOf = (instance: Instance): string => {
  const share = totalSize(instance) / instance.sizes.length / instance.capacity
  return `mean size ${Math.round(20 * share) * 5} % of a bin`
}

/** One line: how many items, of what sizes, for what bins. */
export const describe = (instance: Instance): string => {
  const { capacity, sizes } = instance
  const mean = (totalSize(instance) / sizes.length).toFixed(1)
  const [least, most] = [Math.min, Math.max].map((pick) => sizes.reduce((one, other) => pick(one, other)))
  return `${sizes.length} items of sizes ${least} to ${most} (mean ${mean}), bins of ${capacity}`
}
