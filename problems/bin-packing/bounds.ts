/** Lower bounds on the number of bins. */

import { type Instance, totalSize } from './instance.ts'

/** L1 = ⌈Σ sizes / capacity⌉. */
export const continuousBound = (instance: Instance): number => Math.ceil(totalSize(instance) / instance.capacity)

/**
 * L2 (Martello and Toth, Knapsack Problems, 1990, section 8.3), at least L1: the best, over every threshold k up to half a bin, of one bin
 * for each item above half a bin, and as many more as the items from k to half a bin need beyond the room beside those large items that
 * leave at least k. O(items + capacity).
 */
export const martelloTothBound = ({ capacity, sizes }: Instance): number => {
  const counts = new Int32Array(capacity + 1)
  for (const size of sizes) counts[size] = (counts[size] as number) + 1
  const half = Math.floor(capacity / 2)
  let small = 0
  let large = 0
  let room = 0
  for (let size = 1; size <= capacity; size++) {
    const count = counts[size] as number
    if (size <= half) small += count * size
    else {
      large += count
      room += count * (capacity - size)
    }
  }
  let bound = large
  for (let k = 1; k <= half; k++) {
    bound = Math.max(bound, large + Math.ceil((small - room) / capacity))
    small -= k * (counts[k] as number)
    if (capacity - k > half) room -= k * (counts[capacity - k] as number)
  }
  return bound
}
