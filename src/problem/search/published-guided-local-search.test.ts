import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { literalGuidedLocalSearch } from '../../../bench/literal-guided-local-search.ts'
import { numpyRandom } from '../numpy-random.ts'
import { publishedGuidedLocalSearch } from './published-guided-local-search.ts'

type Cities = { readonly n: number; readonly points: readonly number[] }

const euclidean = ({ n, points }: Cities, diagonal = 0): Float64Array => {
  const at = (i: number): number => points[i] as number
  return Float64Array.from({ length: n * n }, (_, edge) => {
    const [from, to] = [Math.floor(edge / n), edge % n]
    return from === to ? diagonal : Math.hypot(at(2 * from) - at(2 * to), at(2 * from + 1) - at(2 * to + 1))
  })
}

const citiesOf = (coordinate: fc.Arbitrary<number>, fewest = 4, most = 20): fc.Arbitrary<Cities> =>
  fc
    .integer({ min: fewest, max: most })
    .chain((n) => fc.array(coordinate, { minLength: 2 * n, maxLength: 2 * n }).map((points) => ({ n, points })))

// Lattices are full of ties, and large coordinates of rounding errors that look like gains.
const cities = fc.oneof(
  citiesOf(fc.double({ min: 0, max: 1, noNaN: true })),
  citiesOf(fc.integer({ min: 0, max: 5 })),
  citiesOf(fc.integer({ min: 0, max: 1e6 })),
)

test('makes the moves of the literal program, one by one', () => {
  fc.assert(
    fc.property(
      cities,
      fc.constantFrom<(distance: number, edge: number) => number>(
        (distance) => distance,
        (distance, edge) => distance * (1 + (edge % 7)),
        (distance, edge) => (edge % 3 === 0 ? Infinity : -distance),
        () => 0,
      ),
      fc.integer({ min: 1, max: 4 }),
      (instance, guide, moves) => {
        const distances = euclidean(instance)
        const badness = distances.map(guide)
        const effort = { moves, iterations: 4 }
        expect(publishedGuidedLocalSearch(distances, badness, instance.n, effort)).toEqual(
          literalGuidedLocalSearch(distances, badness, effort),
        )
      },
    ),
    { numRuns: 50 },
  )
})

test('with one instance of 100 cities, too', () => {
  const instance = { n: 100, points: [...numpyRandom(7).rand(200)] }
  const distances = euclidean(instance)
  const effort = { moves: 30, iterations: 6 }
  expect(publishedGuidedLocalSearch(distances, distances, 100, effort)).toEqual(
    literalGuidedLocalSearch(distances, distances, effort),
  )
})
