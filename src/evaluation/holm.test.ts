import { array, assert, integer, property } from 'fast-check'
import { expect, it } from 'vitest'
import { holm } from './holm.ts'

it('rejects what Demšar (2006, section 3.2.2) rejects: three classifiers against one at 0.05', () => {
  const adjusted = holm([0.016, 0.019, 0.607])
  expect(adjusted.map((p) => p <= 0.05)).toEqual([true, true, false])
  expect(adjusted.map((p) => Number(p.toFixed(3)))).toEqual([0.048, 0.048, 0.607])
})

it('adjusts each by what is left to reject, and never below an earlier one', () => {
  expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(12)))).toEqual([0.03, 0.06, 0.06, 0.02])
  expect(holm([])).toEqual([])
  expect(holm([0.5, 0.9])).toEqual([1, 1])
})

it('is the closed test of all intersections by Bonferroni', () => {
  const p = integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000)
  assert(
    property(array(p, { minLength: 1, maxLength: 6 }), (ps) => {
      const closed = ps.map((_, index) => {
        let largest = 0
        for (let subset = 0; subset < 2 ** ps.length; subset++) {
          if (((subset >> index) & 1) === 0) continue
          const members = ps.filter((_, at) => (subset >> at) & 1)
          largest = Math.max(largest, Math.min(1, members.length * Math.min(...members)))
        }
        return largest
      })
      for (const [index, adjusted] of holm(ps).entries()) expect(adjusted).toBeCloseTo(closed[index] as number, 12)
    }),
  )
})
