import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentHash } from './content-hash.ts'

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(null, undefined, true, false, 0, -0, '', 0n),
    fc.int32Array({ maxLength: 3 }),
    fc.float64Array({ maxLength: 3 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string({ maxLength: 2 }), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

test('hashes are equal for equal values and only for those', () => {
  fc.assert(
    fc.property(plain, plain, (a, b) => {
      expect(contentHash(structuredClone(a))).toBe(contentHash(a))
      expect(contentHash(a) === contentHash(b)).toBe(isDeepStrictEqual(a, b))
    }),
    { numRuns: 500 },
  )
})

test.each<[string, unknown, unknown]>([
  ['nesting', [[1], 2], [[1, 2]]],
  ['strings that run together', ['a', 'b'], ['ab']],
  ['types of arrays', Int32Array.of(1), Uint32Array.of(1)],
  ['numbers and strings', 1, '1'],
  ['absent and undefined', {}, { a: undefined }],
])('%s do not collide', (_, a, b) => {
  expect(contentHash(a)).not.toBe(contentHash(b))
})

test('keys have no order, a part of a buffer is hashed alone, and the value is the same in every process', () => {
  expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }))
  expect(contentHash(Int32Array.of(1, 2, 3).subarray(1))).toBe(contentHash(Int32Array.of(2, 3)))
  expect(contentHash({ p: Int32Array.of(1, 2), d: [0.5, 'x', null] })).toMatchInlineSnapshot(
    `"b57866841b8b28b1b1dcd7658eacfa2886449e9a8a4a0d39073a6a811feb217a"`,
  )
})

test('what is not plain data is refused', () => {
  expect(() => contentHash(new Map())).toThrow('Expected plain data, got a Map')
  expect(() => contentHash({ f: () => 1 })).toThrow('Expected plain data, got a function')
})
