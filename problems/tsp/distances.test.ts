import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { distanceRows, type Weight, weights } from 'heuristica/problem/search/tsplib-distances'
import { tourLength } from './distances.ts'
import { shortestTour } from './held-karp.ts'
import type { Instance } from './instance.ts'

const of = (weight: Weight, points: readonly (readonly [number, number])[]): Instance => ({
  weight,
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
})

test.each([
  ['euclidean', Math.sqrt(2)],
  ['EUC_2D', 1],
  ['CEIL_2D', 2],
  ['ATT', 1],
] as const)('%s of a diagonal of one', (weight, distance) => {
  const rows = distanceRows(
    of(weight, [
      [0, 0],
      [1, 1],
      [4, 4],
    ]),
  )
  expect(rows[0]?.[1]).toBe(distance)
})

test('halves are rounded up, and ATT never rounds down', () => {
  const points = [
    [0, 0],
    [2.5, 0],
    [10, 0],
  ] as const
  expect([...(distanceRows(of('EUC_2D', points))[0] as Float64Array)]).toEqual([0, 3, 10])
  expect([...(distanceRows(of('ATT', points))[0] as Float64Array)]).toEqual([0, 1, 4])
})

// Coordinates of TSPLIB's burma14, in degrees and minutes; its optimum is 3323.
test('GEO gives the published optimum of burma14', () => {
  const instance = of('GEO', [
    [16.47, 96.1],
    [16.47, 94.44],
    [20.09, 92.54],
    [22.39, 93.37],
    [25.23, 97.24],
    [22.0, 96.05],
    [20.47, 97.02],
    [17.2, 96.29],
    [16.3, 97.38],
    [14.05, 98.12],
    [16.53, 97.38],
    [21.52, 95.59],
    [19.41, 97.13],
    [20.09, 94.55],
  ])
  expect(tourLength(instance, shortestTour(distanceRows(instance)))).toBe(3323)
})

test('matrices are symmetric with a zero diagonal, and a tour is as long as its edges', () => {
  const point = fc.tuple(fc.double({ min: -80, max: 80, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }))
  fc.assert(
    fc.property(fc.constantFrom(...weights), fc.array(point, { minLength: 3, maxLength: 9 }), (weight, points) => {
      const drawn = of(weight, points)
      const n = points.length
      const matrix = Float64Array.from({ length: n * n }, (_, at) =>
        at % (n + 1) === 0 ? 0 : (at % n) + Math.floor(at / n),
      )
      const instance = weight === 'explicit' ? { ...drawn, matrix } : drawn
      const rows = distanceRows(instance)
      const at = (i: number, j: number): number => (rows[i] as Float64Array)[j] as number
      let length = 0
      for (let i = 0; i < n; i++) {
        length += at(i, (i + 1) % n)
        expect(at(i, i)).toBe(0)
        for (let j = 0; j < n; j++) expect(at(i, j)).toBe(at(j, i))
      }
      expect(tourLength(instance, Int32Array.from(points.keys()))).toBe(length)
    }),
  )
})
