/** What a program did, in a few characters: two programs behave alike where they found the same solutions. */

import { createHash } from 'node:crypto'

/** Collects numbers apart from the structure that they stand in, since a number at a time is slow to hash. */
const walk = (value: unknown, numbers: number[], shape: string[]): void => {
  if (typeof value === 'number') {
    numbers.push(value)
  } else if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const list = value as unknown as ArrayLike<unknown>
    shape.push(`[${list.length}`)
    for (let at = 0; at < list.length; at++) walk(list[at], numbers, shape)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      shape.push(JSON.stringify(key))
      walk(one, numbers, shape)
    }
    shape.push('}')
  } else {
    shape.push(JSON.stringify(value) ?? typeof value)
  }
}

/** A digest of plain data, here of solutions in the order of their instances: 16 characters, the same in every process. */
export const behaviourOf = (solutions: readonly unknown[]): string => {
  const numbers: number[] = []
  const shape: string[] = []
  walk(solutions, numbers, shape)
  const hash = createHash('sha256').update(shape.join(' ')).update(Float64Array.from(numbers))
  return hash.digest('base64').slice(0, 16)
}
