import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { arrayTour } from './array-tour.ts'

/** The same cycle, whatever its first city and direction, as text. */
const cycle = (order: ArrayLike<number>): string => {
  const cities = Array.from(order)
  const at = cities.indexOf(0)
  const turned = [...cities.slice(at), ...cities.slice(0, at)]
  return String((turned[1] as number) <= (turned.at(-1) as number) ? turned : [0, ...turned.slice(1).toReversed()])
}

const permutations = fc
  .integer({ min: 3, max: 20 })
  .chain((n) => fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }))

test('moves make the cycles that lists make', () => {
  fc.assert(
    fc.property(
      permutations,
      fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.nat()), { maxLength: 30 }),
      (start, moves) => {
        const n = start.length
        const tour = arrayTour(start)
        for (const [reverses, i, j] of moves) {
          const before = [...tour.order]
          const [a, b] = [before[i % n] as number, before[j % n] as number]
          if (reverses) {
            const from = before.indexOf(a)
            const turned = [...before.slice(from), ...before.slice(0, from)]
            const length = turned.indexOf(b) + 1
            tour.reverse(a, b)
            expect(cycle(tour.order)).toBe(cycle([...turned.slice(0, length).toReversed(), ...turned.slice(length)]))
          } else if (a !== b) {
            const without = before.filter((city) => city !== a)
            tour.insertAfter(a, b)
            expect(cycle(tour.order)).toBe(cycle(without.toSpliced(without.indexOf(b) + 1, 0, a)))
            expect(tour.next(b)).toBe(a)
          }
          for (const city of tour.order) expect(tour.order[tour.position[city] as number]).toBe(city)
        }
      },
    ),
  )
})
