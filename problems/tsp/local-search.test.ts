import { randomStream } from 'heuristica/problem'
import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import { tourLength } from './distances.ts'
import { flippedTour } from './flipped-tour.ts'
import { shortestTour } from './held-karp.ts'
import type { Instance } from './instance.ts'
import { generate } from './instances.ts'
import { localSearch, nearestNeighbourTour } from './local-search.ts'
import exact from './reference-exact.ts'
import reference from './reference.ts'

const order = (n: number): Int32Array => Int32Array.from({ length: n }, (_, city) => city)

/** The cycle as a text that does not depend on where and in which direction it is read. */
const cycle = (tour: ArrayLike<number>): string => {
  const cities = Array.from(tour)
  const at = cities.indexOf(0)
  const [right, left] = [[...cities.slice(at), ...cities.slice(0, at)], [] as number[]]
  left.push(0, ...right.slice(1).toReversed())
  return [right.join(), left.join()].toSorted()[0] as string
}

test('flips are reversals of paths, and can be taken back', () => {
  const pairs = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 30 })
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 14 }), pairs, (n, steps) => {
      const tour = flippedTour(order(n))
      let plain = Array.from(order(n))
      const states = [cycle(plain)]
      for (const [a, b, turn] of steps) {
        if (turn) tour.turn()
        const [from, to] = [a % n, b % n]
        const path = [from]
        for (let city = from; city !== to; path.push(city)) city = tour.next(city)
        // The same on a plain list that begins with the path.
        const rest: number[] = []
        for (let city = tour.next(to); city !== from; city = tour.next(city)) rest.push(city)
        plain = [...path.toReversed(), ...rest]
        tour.flip(from, to)
        states.push(cycle(plain))
        expect(cycle(tour.cities())).toBe(cycle(plain))
        for (const city of order(n)) expect(tour.previous(tour.next(city))).toBe(city)
      }
      expect(tour.flips()).toBe(steps.length)
      for (let left = steps.length; left >= 0; left--) {
        tour.undo(left)
        expect(cycle(tour.cities())).toBe(states[left])
      }
    }),
  )
})

/** All tours of a handful of cities. */
const shortestOfAll = (instance: Instance): number => {
  const extend = (tour: readonly number[]): number =>
    tour.length === instance.x.length
      ? tourLength(instance, tour)
      : Math.min(
          ...[...instance.x.keys()].filter((city) => !tour.includes(city)).map((city) => extend([...tour, city])),
        )
  return extend([0])
}

test('dynamic programming, the integer program and the search agree with the best of all tours', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  fc.assert(
    fc.property(fc.array(point, { minLength: 3, maxLength: 7 }), (points) => {
      const instance: Instance = {
        weight: 'euclidean',
        x: Float64Array.from(points, ([x]) => x),
        y: Float64Array.from(points, ([, y]) => y),
      }
      const rows = distanceRows(instance)
      const shortest = shortestOfAll(instance)
      expect(tourLength(instance, shortestTour(rows))).toBeCloseTo(shortest, 9)
      const found = localSearch(rows, nearestNeighbourTour(rows), 100, randomStream(1))
      if (points.length > 4) expect(tourLength(instance, found)).toBeCloseTo(shortest, 9)
      expect(reference(instance)).toMatchObject({ kind: 'optimal', by: 'dynamic programming' })
    }),
    { numRuns: 40 },
  )
})

test('the search finds optima that the integer program proves, and says only that they are the best known', () => {
  for (const clusters of [0, 3]) {
    const instance = generate({ n: 24, clusters, rep: 1 })
    const proven = exact(instance)
    expect(proven).toMatchObject({ kind: 'optimal', by: 'HiGHS, subtour elimination' })
    const found = reference(instance)
    expect(found.kind).toBe('best-known')
    expect(found.value).toBeCloseTo(proven.value, 9)
  }
  expect(() => exact(generate({ n: 101, clusters: 0, rep: 1 }))).toThrow('at most 100 cities')
})

test('the search is the same in every process, and never ends above its start', () => {
  const instance = generate({ n: 60, clusters: 0, rep: 2 })
  const rows = distanceRows(instance)
  const start = nearestNeighbourTour(rows)
  const search = (perturbations: number): Int32Array => localSearch(rows, start, perturbations, randomStream(3))
  expect(search(50)).toEqual(search(50))
  const lengths = [start, search(0), search(50), search(500)].map((tour) => tourLength(instance, tour))
  expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
  expect([...search(50)].toSorted((a, b) => a - b)).toEqual([...order(60)])
})
