import { expect, test } from 'vitest'
import { mulberry32 } from './index.ts'

test('remakes a published instance', () => {
  const { integer } = mulberry32(20_040_600)
  const p = Array.from({ length: 20 }, () => integer(1, 100))
  expect(p).toEqual([79, 57, 16, 33, 82, 53, 2, 12, 74, 45, 28, 87, 2, 15, 18, 31, 12, 100, 41, 60])
  const total = p.reduce((sum, one) => sum + one, 0)
  const d = Array.from({ length: 20 }, () => integer(Math.floor((total * 6) / 20), Math.floor((total * 18) / 20)))
  expect(d.slice(0, 6)).toEqual([655, 689, 487, 737, 739, 270])
})

test('integers stay in their range and reach both ends', () => {
  const { integer } = mulberry32(1)
  const drawn = new Set(Array.from({ length: 1000 }, () => integer(-2, 2)))
  expect([...drawn].toSorted((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2])
})
