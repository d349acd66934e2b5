/** The family's objective; runs on the host and in the isolate. */

import type { Instance } from './instance.ts'

/** The prizes of these items, summed in their order. */
export const packed = ({ prize }: Pick<Instance, 'prize'>, items: ArrayLike<number>): number => {
  let sum = 0
  for (let at = 0; at < items.length; at++) sum += prize[items[at] as number] as number
  return sum
}
