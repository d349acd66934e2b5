import { expect, it } from 'vitest'
import { pythonRandom } from './python-random.ts'

it('draws what Python draws', () => {
  // random.seed(42): [randint(0, 99) × 5], then shuffle(range(6)).
  const random = pythonRandom(42)
  expect(Array.from({ length: 5 }, () => random.randint(0, 99))).toEqual([81, 14, 3, 94, 35])
  const order = [0, 1, 2, 3, 4, 5]
  random.shuffle(order)
  expect(order).toEqual([3, 0, 2, 4, 5, 1])
})
