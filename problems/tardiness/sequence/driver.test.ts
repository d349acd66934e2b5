import { expect, test } from 'vitest'
import { solve } from './driver.ts'

test('hands out copies, as plain arrays', () => {
  const instance = { p: Int32Array.of(3, 1), d: Int32Array.of(5, 4) }
  const order = solve(instance, {
    sequence: (p, d) => {
      expect([Array.isArray(p), Array.isArray(d)]).toEqual([true, true])
      Object.assign(p, [9, 9])
      Object.assign(d, [0, 0])
      return [1, 0]
    },
  })
  expect(order).toEqual([1, 0])
  expect(instance).toEqual({ p: Int32Array.of(3, 1), d: Int32Array.of(5, 4) })
})
