import { expect, test } from 'vitest'
import { drawTour } from './draw.ts'
import type { Instance } from './instance.ts'
import { generate } from './instances.ts'

const path = (svg: string): string => /<path d="([^"]*)"/.exec(svg)?.[1] ?? ''
const square: Instance = { weight: 'euclidean', x: Float64Array.of(0, 0, 2, 2), y: Float64Array.of(0, 1, 1, 0) }

test('draws the closed tour, north up, with its cities', () => {
  const svg = drawTour(square, Int32Array.of(0, 1, 2, 3))
  expect(path(svg)).toBe('M0 320L0 0L640 0L640 320Z')
  expect(svg.match(/<circle/g)).toHaveLength(5)
  expect(svg).not.toContain('NaN')
})

test('draws the first steps as an open path', () => {
  expect(path(drawTour(square, [0, 1, 2, 3], { step: 3 }))).toBe('M0 320L0 0L640 0')
  expect(path(drawTour(square, [0, 1, 2, 3], { step: 1 }))).toBe('')
  expect(path(drawTour(square, [0, 1, 2, 3], { step: 9 }))).toContain('Z')
})

test('draws latitudes upwards, and a circle where there are no coordinates', () => {
  expect(path(drawTour({ ...square, weight: 'GEO' }, [0, 1, 2, 3]))).toBe('M0 640L320 640L320 0L0 0Z')
  const nowhere = { ...square, x: new Float64Array(4), y: new Float64Array(4) }
  expect(path(drawTour(nowhere, [2, 0, 1, 3]))).toBe('M320 0L640 320L320 640L0 320Z')
})

test('is no longer than it must be', () => {
  const instance = generate({ n: 1000, clusters: 0, rep: 1 })
  expect(drawTour(instance, Int32Array.from(instance.x.keys())).length).toBeLessThan(80_000)
})
