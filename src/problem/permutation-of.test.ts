import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Infeasible, permutationOf } from './index.ts'

test('every permutation passes, as array and as typed array', () => {
  const permutation = fc.nat(30).chain((n) => fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }))
  fc.assert(
    fc.property(permutation, (order) => {
      expect([...permutationOf(order, order.length)]).toEqual(order)
      expect([...permutationOf(Float64Array.from(order), order.length)]).toEqual(order)
    }),
  )
})

test.each<[unknown, string]>([
  [undefined, 'expected a list of 3 positions, got undefined'],
  [null, 'expected a list of 3 positions, got null'],
  ['012', 'expected a list of 3 positions, got string'],
  [{ length: 3, 0: 0, 1: 1, 2: 2 }, 'expected a list of 3 positions, got object'],
  [[0, 1], 'expected 3 positions, got 2'],
  [[0, 1, 1], '1 occurs twice, at entries 1 and 2'],
  [[0, 1, 3], 'entry 2 is 3, expected an integer from 0 to 2'],
  [[0, 0.5, 2], 'entry 1 is 0.5, expected an integer from 0 to 2'],
  [[0, NaN, 2], 'entry 1 is NaN, expected an integer from 0 to 2'],
  [[0, '1', 2], 'entry 1 is 1, expected an integer from 0 to 2'],
  [[0, -1, 2], 'entry 1 is -1, expected an integer from 0 to 2'],
])('%j is infeasible', (value, reason) => {
  expect(() => permutationOf(value, 3)).toThrow(new Infeasible(reason))
})
