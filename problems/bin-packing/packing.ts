/** The family's solution, which bin each item is in, and its objective. */

import { Infeasible } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** The bin of each item, in the order of the items: numbers from 0 to below the number of items, in any order and with gaps. */
export type Packing = Int32Array

const isNumbers = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))

/** The value as a packing of the instance. Throws Infeasible with the reason; a text is the reason that a driver gives. */
export const packingOf = (value: unknown, { capacity, sizes }: Instance): Packing => {
  const n = sizes.length
  if (typeof value === 'string') throw new Infeasible(value.slice(0, 200))
  if (!isNumbers(value) || value.length !== n)
    throw new Infeasible(`expected ${n} bin numbers, got ${isNumbers(value) ? value.length : typeof value}`)
  const packing = new Int32Array(n)
  const loads = new Float64Array(n)
  for (let item = 0; item < n; item++) {
    const bin = value[item]
    if (typeof bin !== 'number' || !Number.isInteger(bin) || bin < 0 || bin >= n)
      throw new Infeasible(`item ${item} is in bin ${String(bin).slice(0, 40)}, expected an integer from 0 to ${n - 1}`)
    const load = (loads[bin] as number) + (sizes[item] as number)
    if (load > capacity) throw new Infeasible(`item ${item} fills bin ${bin} to ${load}, its capacity is ${capacity}`)
    loads[bin] = load
    packing[item] = bin
  }
  return packing
}

/** How many bins have something in them. */
export const binsUsed = (_: Instance, packing: Packing): number => new Set(packing).size
