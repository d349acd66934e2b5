import { expect, test } from 'vitest'
import { numpyRandom } from '../numpy-random.ts'
import { guidedLocalSearch } from './guided-local-search.ts'

const n = 60
const points = numpyRandom(3).rand(2 * n)
const distances = Float64Array.from({ length: n * n }, (_, edge) => {
  const [a, b] = [2 * Math.floor(edge / n), 2 * (edge % n)]
  return Math.hypot(
    (points[a] as number) - (points[b] as number),
    (points[a + 1] as number) - (points[b + 1] as number),
  )
})
const lengthOf = (tour: Int32Array): number =>
  tour.reduce((sum, city, at) => sum + (distances[city * n + (tour[(at + 1) % n] as number)] as number), 0)
const search = (guide: ArrayLike<number>, iterations: number): Int32Array =>
  guidedLocalSearch(distances, guide, n, { moves: 3, iterations })

test('longer searches are never worse, and penalties lead out of the first local optimum', () => {
  const lengths = [0, 10, 100, 1000].map((iterations) => lengthOf(search(distances, iterations)))
  expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
  expect(lengths.at(-1)).toBeLessThan((lengths[0] as number) * 0.99)
})

test('penalises what the guide calls bad, and nothing where it calls nothing bad', () => {
  const local = search(distances, 0)
  const none = [() => 0, () => -1, () => -Infinity, () => Number.NaN]
  for (const value of none) expect(search(Float64Array.from({ length: n * n }, value), 1000)).toEqual(local)
  const everything = search(new Float64Array(n * n).fill(Infinity), 50)
  expect([...everything].toSorted((a, b) => a - b)).toEqual([...everything.keys()])
})

test('of a guide that differs by direction, the mean counts', () => {
  const oneWay = distances.map((distance, edge) => (Math.floor(edge / n) < edge % n ? 2 * distance : 0))
  expect(search(oneWay, 200)).toEqual(search(distances, 200))
})

test('tours of three and four cities are given back', () => {
  for (const few of [3, 4]) {
    const tour = guidedLocalSearch(new Float64Array(few * few).fill(1), new Float64Array(few * few), few, {
      moves: 1,
      iterations: 1,
    })
    expect([...tour]).toEqual([...tour.keys()])
  }
})
