import { expect, test } from 'vitest'
import { drawRoutes } from './draw.ts'
import { generate } from './instances.ts'

const paths = (svg: string): readonly string[] => [...svg.matchAll(/<path d="([^"]*)"/g)].map(([, path]) => path ?? '')
const instance = {
  weight: 'euclidean',
  x: Float64Array.of(0, 0, 2, 2),
  y: Float64Array.of(0, 1, 1, 0),
  demand: Float64Array.of(0, 1, 1, 1),
  capacity: 2,
} as const
const routes = [Int32Array.of(1, 2), Int32Array.of(3)]

test('draws each route from the depot and back, north up, with its customers in its colour', () => {
  const svg = drawRoutes(instance, routes)
  expect(paths(svg)).toEqual(['M0 320L0 0L640 0Z', 'M0 320L640 320Z'])
  expect(svg.match(/<circle/g)).toHaveLength(3)
  expect(new Set(svg.match(/stroke="#\w+"/g)).size).toBe(2)
  expect(svg).not.toContain('NaN')
})

test('draws the first visits as an open path, and those after them as dots alone', () => {
  expect(paths(drawRoutes(instance, routes, { step: 1 }))).toEqual(['M0 320L0 0', ''])
  expect(paths(drawRoutes(instance, routes, { step: 2 }))).toEqual(['M0 320L0 0L640 0Z', ''])
  expect(paths(drawRoutes(instance, routes, { step: 0 }))).toEqual(['', ''])
})

test('draws a circle where there are no coordinates, and stays short', () => {
  const nowhere = { ...instance, x: new Float64Array(4), y: new Float64Array(4) }
  expect(paths(drawRoutes(nowhere, routes))[1]).toBe('M320 320L42.9 480Z')
  const large = generate({ n: 1000, clusters: 0, rep: 1 })
  const all = Array.from({ length: 100 }, (_, r) => Int32Array.from({ length: 10 }, (_, at) => 10 * r + at + 1))
  expect(drawRoutes(large, all).length).toBeLessThan(90_000)
})
