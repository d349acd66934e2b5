import { expect, test } from 'vitest'
import { randomStream } from '../../random.ts'
import { splitRandom } from './split-random.ts'
import { squareMatrix } from './square-matrix.ts'

test('a split stream is one draw of its parent, uniform, and as long as it is asked', () => {
  const parent = randomStream(1, 'parent')
  const draw = splitRandom(parent)
  const draws = Array.from({ length: 10_000 }, draw)
  const next = parent.next()
  const again = randomStream(1, 'parent')
  expect(Array.from({ length: 10_000 }, splitRandom(again))).toEqual(draws)
  expect(again.next()).toBe(next)
  expect(Math.min(...draws)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...draws)).toBeLessThan(1)
  expect(draws.reduce((sum, value) => sum + value, 0) / draws.length).toBeCloseTo(0.5, 1)
})

test('a matrix of another shape is told, one of the right shape copied', () => {
  const rows = [Float64Array.of(1, 2), Float64Array.of(3, 4)]
  expect(squareMatrix(rows, 2, 'guide')).toEqual(Float64Array.of(1, 2, 3, 4))
  expect(squareMatrix(rows, 3, 'guide')).toBe('guide returned 2 rows, expected 3 rows of 3 numbers')
  expect(squareMatrix([[1, 2], [3]], 2, 'guide')).toBe(
    'guide returned 1 numbers in row 1, expected 2 rows of 2 numbers',
  )
})
