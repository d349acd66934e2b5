import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import type { Instance } from '../instance.ts'
import { solve } from './driver.ts'

const instances: fc.Arbitrary<Instance> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { minLength: 3, maxLength: 12 })
  .map((points) => ({
    weight: 'euclidean',
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
  }))

test('tells the rules what a look at the whole tour would, and inserts where they say', () => {
  const ratings = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 400, maxLength: 400 })
  fc.assert(
    fc.property(instances, ratings, (instance, answers) => {
      const rows = distanceRows(instance)
      const at = (i: number, j: number): number => (rows[i] as Float64Array)[j] as number
      const n = rows.length
      let longest = -1
      let tour: number[] = []
      for (let i = 0; i < n; i++)
        for (let j = i + 1; j < n; j++) if (at(i, j) > longest) [longest, tour] = [at(i, j), [i, j]]

      let call = 0
      const answer = (): number => answers[call++ % answers.length] as number
      let chosen: { city: number; rating: number }[] = []
      let places: { behind: number; rating: number }[] = []
      /** Once all places were rated: what the tour must be now. */
      const settle = (): void => {
        if (places.length === 0) return
        const outside = [...rows.keys()].filter((city) => !tour.includes(city))
        const [first] = chosen.toSorted((a, b) => b.rating - a.rating)
        const city = outside.length === 1 ? outside[0] : first?.city
        const [place] = places.toSorted((a, b) => a.rating - b.rating)
        tour.splice(tour.indexOf(place?.behind as number) + 1, 0, city as number)
        chosen = []
        places = []
      }
      const detours = (city: number): readonly number[] =>
        tour.map((before, position) => {
          const after = tour[(position + 1) % tour.length] as number
          return at(city, before) + at(city, after) - at(before, after)
        })
      const solution = solve(instance, {
        choose: (city, distanceToTour, nearest, detour, distances) => {
          settle()
          expect(distanceToTour).toBe(Math.min(...tour.map((other) => at(city, other))))
          expect(at(city, nearest)).toBe(distanceToTour)
          expect(tour).toContain(nearest)
          expect(detour).toBe(Math.min(...detours(city)))
          expect(distances).toEqual(rows)
          chosen.push({ city, rating: answer() })
          return chosen.at(-1)?.rating as number
        },
        place: (city, before, after, detour) => {
          if (places.length === tour.length) settle()
          const position = places.length
          expect([before, after]).toEqual([tour[position], tour[(position + 1) % tour.length]])
          expect(detour).toBe(detours(city)[position])
          places.push({ behind: before, rating: answer() })
          return places.at(-1)?.rating as number
        },
      })
      settle()
      expect([...solution]).toEqual(tour)
    }),
  )
})

test('ties go to the lowest city and the first place, infinities are numbers', () => {
  // A unit square: its diagonals tie, and the first is 0 to 2.
  const instance: Instance = { weight: 'euclidean', x: Float64Array.of(0, 1, 1, 0), y: Float64Array.of(0, 0, 1, 1) }
  for (const rating of [0, Infinity, -Infinity])
    expect([...solve(instance, { choose: () => rating, place: () => rating })]).toEqual([0, 3, 1, 2])
})

test('a rule cannot change what the driver or the other rule see', () => {
  const instance: Instance = {
    weight: 'euclidean',
    x: Float64Array.of(0, 1, 1, 0, 3),
    y: Float64Array.of(0, 0, 1, 1, 3),
  }
  const honest = solve(instance, { choose: (_, distance) => distance, place: (_, __, ___, detour) => detour })
  const meddling = solve(instance, {
    choose: (_, distance, __, ___, distances) => {
      for (const row of distances) row.fill(0)
      return distance
    },
    place: (_, __, ___, detour) => detour,
  })
  expect(meddling).toEqual(honest)
})
