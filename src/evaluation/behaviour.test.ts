import * as fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { expect, it } from 'vitest'
import { behaviourOf } from './behaviour.ts'

const value = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.integer({ min: -2, max: 2 }),
    fc.constantFrom('', 'a', true, false, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value')),
  ),
})).value

it('is the same for equal solutions, and for those only', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 3 }), fc.array(value, { maxLength: 3 }), (one, other) => {
      // JSON makes plain objects of all, whatever their prototypes.
      const [a, b] = [one, other].map((list) => JSON.parse(JSON.stringify(list)) as readonly unknown[])
      expect(behaviourOf(a as readonly unknown[]) === behaviourOf(b as readonly unknown[])).toBe(
        isDeepStrictEqual(a, b),
      )
      expect(behaviourOf(structuredClone(one))).toBe(behaviourOf(one))
    }),
  )
})

it('tells apart what is divided in another way, and knows no order of names', () => {
  expect(behaviourOf([[2, 0, 1]])).not.toBe(behaviourOf([[2, 1, 0]]))
  expect(behaviourOf([Int32Array.of(2, 0, 1)])).not.toBe(behaviourOf([Int32Array.of(2, 1, 0)]))
  expect(behaviourOf([[2, 0], [1]])).not.toBe(behaviourOf([[2], [0, 1]]))
  expect(behaviourOf([{ order: [1], bins: 2 }])).toBe(behaviourOf([{ bins: 2, order: [1] }]))
})
