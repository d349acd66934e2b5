import { expect, test } from 'vitest'
import { taillardRandom } from './taillard-random.ts'

test('draws the processing times of the first machine of ta001', () => {
  const draw = taillardRandom(873_654_221)
  const times = Array.from({ length: 20 }, () => draw(1, 99))
  expect(times).toEqual([54, 83, 15, 71, 77, 36, 53, 38, 27, 87, 76, 91, 14, 29, 12, 77, 32, 87, 68, 94])
})

test('refuses seeds that stay where they are', () => {
  for (const seed of [0, 2 ** 31 - 1, 1.5, NaN]) expect(() => taillardRandom(seed)).toThrow(RangeError)
})
