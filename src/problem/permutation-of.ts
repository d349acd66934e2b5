/** Parses a permutation that a driver returned. */

import { Infeasible } from './problem.ts'

const isNumbers = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))

/** The value as an order of 0 … n − 1; accepts arrays and typed arrays, throws Infeasible with the reason for anything else. */
export const permutationOf = (value: unknown, n: number): Int32Array => {
  if (!isNumbers(value))
    throw new Infeasible(`expected a list of ${n} positions, got ${value === null ? 'null' : typeof value}`)
  if (value.length !== n) throw new Infeasible(`expected ${n} positions, got ${value.length}`)
  const order = new Int32Array(n)
  const seenAt = new Int32Array(n).fill(-1)
  for (let at = 0; at < n; at++) {
    const item = value[at]
    if (typeof item !== 'number' || !Number.isInteger(item) || item < 0 || item >= n)
      throw new Infeasible(`entry ${at} is ${String(item).slice(0, 40)}, expected an integer from 0 to ${n - 1}`)
    const before = seenAt[item] as number
    if (before >= 0) throw new Infeasible(`${item} occurs twice, at entries ${before} and ${at}`)
    seenAt[item] = at
    order[at] = item
  }
  return order
}
