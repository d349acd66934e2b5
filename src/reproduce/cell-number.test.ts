import { expect, test } from 'vitest'
import { allowedDistance, measure } from './cell-number.ts'

const one = { objectives: [14, 24, 44], references: [10, 20, 40] }

test('a mean, a ratio of means and a mean of ratios differ', () => {
  expect(measure('mean objective', [one]).value).toBeCloseTo(82 / 3)
  expect(measure('ratio of means', [one]).value).toBeCloseTo(100 * (82 / 70 - 1))
  expect(measure('mean of ratios', [one]).value).toBeCloseTo(70 / 3)
})

test('a reference for the whole set stands for each instance, and references of zero have no ratio', () => {
  expect(measure('ratio of means', [{ ...one, references: 20 }]).value).toBeCloseTo(100 * (82 / 60 - 1))
  expect(measure('mean of ratios', [{ ...one, references: [0, 20, 40] }]).value).toBeCloseTo(15)
})

test('several streams give the mean over them, and its standard error', () => {
  const streams = [10, 12, 14].map((objective) => ({ objectives: [objective], references: 1 }))
  const { value, standardError } = measure('mean objective', streams)
  expect(value).toBe(12)
  expect(standardError).toBeCloseTo(2 / Math.sqrt(3))
  expect(measure('mean objective', [one]).standardError).toBeUndefined()
})

test('a number agrees within half a unit of its last decimal, or within what the cell allows', () => {
  expect(Math.abs(0.795 - 0.79)).toBeLessThanOrEqual(allowedDistance({ published: 0.79, decimals: 2 }))
  expect(Math.abs(0.7951 - 0.79)).toBeGreaterThan(allowedDistance({ published: 0.79, decimals: 2 }))
  expect(allowedDistance({ published: 5, decimals: 1, tolerance: 0.3 })).toBe(0.3)
  const tolerance = { relative: 0.01, standardErrors: 3 }
  expect(allowedDistance({ published: -50, decimals: 1, tolerance }, 0.1)).toBe(0.5)
  expect(allowedDistance({ published: -50, decimals: 1, tolerance }, 0.2)).toBeCloseTo(0.6)
})
