import * as fc from 'fast-check'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { expect, test } from 'vitest'
import { checkedFunction, seededStream, typedArrays } from './solver-runtime.ts'

test('the stream of a seed is the sandbox’s, that of the driver and that of the guest', () => {
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), fc.array(fc.nat(5000), { maxLength: 30 }), (seed, jumped, draws) => {
      const known = xoroshiro128plus(seed | 0)
      if (jumped) known.jump()
      const stream = seededStream(seed | 0, { jumped })
      for (const below of draws) {
        if (below === 0) expect(stream.next()).toBe(uniformFloat64(known))
        else expect(stream.index(below)).toBe(uniformInt(known, 0, below - 1))
      }
    }),
  )
})

test('results reach a driver as it expects them, and NaN does not', () => {
  expect(checkedFunction(() => [1, 2], 'rate', 'vector', [])()).toEqual(Float64Array.of(1, 2))
  expect(checkedFunction(() => [[1], Int8Array.of(2)], 'guide', 'matrix', [])()).toEqual([
    Float64Array.of(1),
    Float64Array.of(2),
  ])
  expect(checkedFunction(() => ({ removed: [3], more: 1 }), 'destroy', 'lists', ['removed'])()).toEqual({
    removed: Float64Array.of(3),
  })
  expect(() => checkedFunction(() => Number.NaN, 'rate', 'number', [])()).toThrow('rate returned no number')
  expect(() => checkedFunction(() => [1, Number.NaN], 'rate', 'vector', [])()).toThrow('not a number')
})

test('plain arrays of numbers become typed ones, wherever they are', () => {
  expect(typedArrays({ p: [1, 2], deep: [[3], [4]], name: 'x', kept: Int8Array.of(1) })).toEqual({
    p: Float64Array.of(1, 2),
    deep: [Float64Array.of(3), Float64Array.of(4)],
    name: 'x',
    kept: Int8Array.of(1),
  })
})
