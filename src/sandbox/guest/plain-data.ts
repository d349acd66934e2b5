/** Trusted guest code: reads what a candidate or driver returned into plain data, whatever traps it holds. */

import { Fault } from './fault.ts'

const typedArray: object = Object.getPrototypeOf(Float64Array.prototype)
type Getter = (this: unknown) => unknown
const getterOf = (key: PropertyKey): Getter =>
  Reflect.get(Object.getOwnPropertyDescriptor(typedArray, key) as object, 'get') as Getter
const tagOf = getterOf(Symbol.toStringTag)
const byteLengthOf = getterOf('byteLength')
const { apply } = Reflect

const copiers: Readonly<Record<string, (from: ArrayLike<number>) => unknown>> = {
  Float64Array: (from) => new Float64Array(from),
  Float32Array: (from) => new Float32Array(from),
  Int32Array: (from) => new Int32Array(from),
  Uint32Array: (from) => new Uint32Array(from),
  Int16Array: (from) => new Int16Array(from),
  Uint16Array: (from) => new Uint16Array(from),
  Int8Array: (from) => new Int8Array(from),
  Uint8Array: (from) => new Uint8Array(from),
  Uint8ClampedArray: (from) => new Uint8ClampedArray(from),
}

/** More numbers than any instance has dimensions for. */
const mostNumbers = 1 << 24
const deepest = 16

/** How a value is called in a message. */
export const nameOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'undefined') return 'undefined'
  if (Array.isArray(value)) return 'an array'
  const tag = apply(tagOf, value, [])
  if (typeof tag === 'string') return `a ${tag}`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const lengthOf = (value: unknown, name: string, expected: string): number => {
  const isArray = Array.isArray(value) || typeof apply(tagOf, value, []) === 'string'
  if (!isArray) throw new Fault('invalid', `${name} returned ${nameOf(value)}, expected ${expected}`)
  const length: unknown = (value as { length: unknown }).length
  if (typeof length !== 'number' || !(length >= 0 && length <= mostNumbers)) {
    throw new Fault('oversized', `${name} returned an array of more than ${mostNumbers} elements`)
  }
  return length
}

/** A copy of a vector: plain or typed array of numbers, none of them NaN. Throws `Fault` naming the first element that is not. */
export const readVector = (value: unknown, name: string, expected: string): Float64Array => {
  const length = lengthOf(value, name, expected)
  const copy = new Float64Array(length)
  for (let index = 0; index < length; index++) {
    const element = (value as ArrayLike<unknown>)[index]
    if (typeof element !== 'number' || element !== element) {
      throw new Fault('invalid', `${name} returned ${expected} whose element ${index} is ${nameOf(element)}`)
    }
    copy[index] = element
  }
  return copy
}

/** A copy of a matrix: an array of vectors. */
export const readMatrix = (value: unknown, name: string, expected: string): Float64Array[] => {
  const length = lengthOf(value, name, expected)
  const rows: Float64Array[] = []
  let numbers = 0
  for (let index = 0; index < length; index++) {
    const row = readVector(
      (value as ArrayLike<unknown>)[index],
      name,
      `${expected} (row ${index}: an array of numbers)`,
    )
    numbers += row.length
    if (numbers > mostNumbers) throw new Fault('oversized', `${name} returned more than ${mostNumbers} numbers`)
    rows.push(row)
  }
  return rows
}

/** A copy of a record of lists: each an array of numbers. */
export const readLists = (
  value: unknown,
  name: string,
  lists: readonly string[],
): Readonly<Record<string, Float64Array>> => {
  if (typeof value !== 'object' || value === null)
    throw new Fault('invalid', `${name} returned ${nameOf(value)}, expected an object with ${lists.join(', ')}`)
  const copy = Object.create(null) as Record<string, Float64Array>
  for (const key of lists) {
    copy[key] = readVector((value as Record<string, unknown>)[key], name, `${key} as an array of numbers`)
  }
  return copy
}

/** What is left of a size cap, and what messages call the value that it is for. */
export type Allowance = { bytes: number; readonly what: string }

const spend = (allowance: Allowance, bytes: number): void => {
  allowance.bytes -= bytes
  if (allowance.bytes < 0) throw new Fault('oversized', `${allowance.what} is larger than it may be`)
}

/** A deep copy that holds nothing but numbers, strings, booleans, null, undefined, arrays, typed arrays and bare objects. */
export const plainData = (value: unknown, allowance: Allowance, depth = 0): unknown => {
  spend(allowance, 8)
  if (typeof value === 'string') {
    spend(allowance, 2 * value.length)
    return value
  }
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw new Fault('invalid', `${allowance.what} holds ${nameOf(value)}, expected plain data`)
  }
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepest) throw new Fault('oversized', `${allowance.what} is nested deeper than ${deepest} levels`)
  const tag = apply(tagOf, value, [])
  if (typeof tag === 'string') {
    spend(allowance, apply(byteLengthOf, value, []) as number)
    const copier = copiers[tag]
    if (copier === undefined) throw new Fault('invalid', `${allowance.what} holds a ${tag}, expected plain data`)
    return copier(value as ArrayLike<number>)
  }
  if (Array.isArray(value)) {
    const length = value.length
    if (typeof length !== 'number') throw new Fault('invalid', `${allowance.what} holds an array without a length`)
    spend(allowance, 8 * length)
    const copy: unknown[] = []
    for (let index = 0; index < length; index++) copy.push(plainData(value[index], allowance, depth + 1))
    return copy
  }
  // Without a prototype, a key such as __proto__ is a key like any other.
  const copy = Object.create(null) as Record<string, unknown>
  for (const key of Object.keys(value)) {
    spend(allowance, 2 * key.length)
    copy[key] = plainData((value as Record<string, unknown>)[key], allowance, depth + 1)
  }
  return copy
}
