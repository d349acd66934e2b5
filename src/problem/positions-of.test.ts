import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Infeasible, positionsOf } from './index.ts'

test('every choice passes, in its order', () => {
  const choice = fc.nat(30).chain((n) => fc.tuple(fc.constant(n), fc.shuffledSubarray([...Array(n).keys()])))
  fc.assert(
    fc.property(choice, ([n, chosen]) => {
      expect([...positionsOf(chosen, n)]).toEqual(chosen)
    }),
  )
})

test.each<[unknown, string]>([
  ['01', 'expected a list of at most 2 positions, got string'],
  [[0, 1, 0], 'expected at most 2 positions, got 3'],
  [[1, 1], '1 occurs twice, at entries 0 and 1'],
  [[2], 'entry 0 is 2, expected an integer from 0 to 1'],
])('%j is infeasible', (value, reason) => {
  expect(() => positionsOf(value, 2)).toThrow(new Infeasible(reason))
})
