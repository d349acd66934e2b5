/** Parses a choice of positions that a driver returned. */

import { Infeasible } from './problem.ts'

const isNumbers = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))

/** The value as some of 0 … n − 1 in an order, or `all` of them, each once; accepts arrays and typed arrays, throws Infeasible with the reason for anything else. */
export const positionsOf = (
  value: unknown,
  n: number,
  { all = false }: { readonly all?: boolean } = {},
): Int32Array => {
  const wanted = `${all ? '' : 'at most '}${n} positions`
  if (!isNumbers(value))
    throw new Infeasible(`expected a list of ${wanted}, got ${value === null ? 'null' : typeof value}`)
  if (all ? value.length !== n : value.length > n) throw new Infeasible(`expected ${wanted}, got ${value.length}`)
  const positions = new Int32Array(value.length)
  const seenAt = new Int32Array(n).fill(-1)
  for (let at = 0; at < positions.length; at++) {
    const item = value[at]
    if (typeof item !== 'number' || !Number.isInteger(item) || item < 0 || item >= n)
      throw new Infeasible(`entry ${at} is ${String(item).slice(0, 40)}, expected an integer from 0 to ${n - 1}`)
    const before = seenAt[item] as number
    if (before >= 0) throw new Infeasible(`${item} occurs twice, at entries ${before} and ${at}`)
    seenAt[item] = at
    positions[at] = item
  }
  return positions
}
