import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { nearestNeighbourTour } from './nearest-neighbour-tour.ts'
import { neighbourLists } from './neighbour-lists.ts'

const squares = fc
  .integer({ min: 1, max: 12 })
  .chain((n) => fc.array(fc.nat(9), { minLength: n * n, maxLength: n * n }).map((weights) => ({ n, weights })))

test('lists are sorted by weight, then by number', () => {
  fc.assert(
    fc.property(squares, fc.integer({ min: 0, max: 15 }), ({ n, weights }, count) => {
      const expected = [...Array(n).keys()].flatMap((node) => {
        const row = weights.slice(node * n, node * n + n)
        const others = [...row.keys()].filter((other) => other !== node)
        return others.toSorted((a, b) => (row[a] as number) - (row[b] as number) || a - b).slice(0, count)
      })
      expect([...neighbourLists(weights, n, count)]).toEqual(expected)
    }),
  )
})

test('the nearest-neighbour tour goes to the nearest city that is left, the first of equals', () => {
  fc.assert(
    fc.property(squares, ({ n, weights }) => {
      const tour = nearestNeighbourTour(weights, n, n - 1)
      expect(tour[0]).toBe(n - 1)
      for (let at = 1; at < n; at++) {
        const row = weights.slice((tour[at - 1] as number) * n, (tour[at - 1] as number) * n + n)
        const left = [...row.keys()].filter((city) => !tour.slice(0, at).includes(city))
        const least = Math.min(...left.map((city) => row[city] as number))
        expect(tour[at]).toBe(left.find((city) => row[city] === least))
      }
    }),
  )
})
