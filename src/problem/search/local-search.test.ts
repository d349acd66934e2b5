import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { localSearch } from './local-search.ts'
import { nearestNeighbourTour } from './nearest-neighbour-tour.ts'
import { neighbourLists } from './neighbour-lists.ts'

const points = (most: number): fc.Arbitrary<readonly (readonly [number, number])[]> =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 5,
    maxLength: most,
  })

const matrixOf = (cities: readonly (readonly [number, number])[]): Float64Array =>
  Float64Array.from(cities.flatMap(([x, y]) => cities.map(([u, v]) => Math.hypot(x - u, y - v))))

const lengthOf = (weights: Float64Array, order: ArrayLike<number>): number => {
  const n = order.length
  let length = 0
  for (let at = 0; at < n; at++)
    length += weights[(order[at] as number) * n + (order[(at + 1) % n] as number)] as number
  return length
}

/** The least weight of a tour that one 2-opt move or one relocation away can have. */
const bestNeighbour = (weights: Float64Array, order: Int32Array): number => {
  let best = Infinity
  for (let i = 0; i < order.length; i++) {
    for (let j = 0; j < order.length; j++) {
      const reversed = [...order.slice(0, i), ...order.slice(i, j + 1).toReversed(), ...order.slice(j + 1)]
      const without = [...order].toSpliced(i, 1)
      for (const other of [i < j ? reversed : order, without.toSpliced(j, 0, order[i] as number)])
        best = Math.min(best, lengthOf(weights, other))
    }
  }
  return best
}

test('the length it follows is that of the tour, whatever the weights, and no city is lost', () => {
  fc.assert(
    fc.property(
      points(30),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.double({ min: 0, max: 50, noNaN: true })), { maxLength: 40 }),
      (cities, changes) => {
        const distances = matrixOf(cities)
        const n = cities.length
        const weights = distances.slice()
        const search = localSearch(
          { distances, weights, neighbours: neighbourLists(distances, n, 6) },
          nearestNeighbourTour(distances, n),
        )
        const { order, position, next, previous } = search.tour
        for (const [i, j, more] of changes) {
          const [a, b] = [i % n, j % n]
          weights[a * n + b] = weights[b * n + a] = (weights[a * n + b] as number) + more
          search.wake(a)
          search.wake(b)
          search.improve()
          expect(search.length()).toBeCloseTo(lengthOf(distances, order), 9)
          expect([...order].toSorted((x, y) => x - y)).toEqual([...order.keys()])
          order.forEach((city, at) => {
            expect(position[city]).toBe(at)
            expect(next(previous(city))).toBe(city)
          })
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('with complete lists and everybody awake it ends in a local optimum', () => {
  fc.assert(
    fc.property(points(10), (cities) => {
      const distances = matrixOf(cities)
      const n = cities.length
      const search = localSearch({ distances, weights: distances, neighbours: neighbourLists(distances, n) }, [
        ...cities.keys(),
      ])
      for (let city = 0; city < n; city++) search.wake(city)
      search.improve()
      expect(bestNeighbour(distances, search.tour.order)).toBeGreaterThan(lengthOf(distances, search.tour.order) - 1e-9)
    }),
    { numRuns: 60 },
  )
})

test('stops after as many moves as it is told', () => {
  const distances = matrixOf(Array.from({ length: 30 }, (_, i) => [(i * 17) % 31, (i * 5) % 29] as const))
  const search = localSearch(
    { distances, weights: distances, neighbours: neighbourLists(distances, 30) },
    Array.from({ length: 30 }, (_, city) => city),
  )
  for (let city = 0; city < 30; city++) search.wake(city)
  const before = search.length()
  search.improve(0)
  expect(search.length()).toBe(before)
  search.improve(1)
  const once = search.length()
  expect(once).toBeLessThan(before)
  search.improve()
  expect(search.length()).toBeLessThan(once)
})
