import { expect, test } from 'vitest'
import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import type { Instance } from '../instance.ts'
import { solve } from './driver.ts'

test('hands out copies: rows of distances, and coordinates as plain objects in a plain array', () => {
  const instance: Instance = { weight: 'euclidean', x: Float64Array.of(0, 1, 1), y: Float64Array.of(0, 0, 2) }
  const expected = distanceRows(instance)
  const order = solve(instance, {
    tour: (distances, coordinates) => {
      expect(distances).toEqual(expected)
      expect(Array.isArray(coordinates)).toBe(true)
      expect(coordinates).toEqual([
        { x: 0, y: 0 },
        { x: 1, y: 0 },
        { x: 1, y: 2 },
      ])
      for (const row of distances) row.fill(0)
      Object.assign(coordinates[0] as object, { x: 9 })
      return [2, 0, 1]
    },
  })
  expect(order).toEqual([2, 0, 1])
  expect([...instance.x, ...instance.y]).toEqual([0, 1, 1, 0, 0, 2])
})
