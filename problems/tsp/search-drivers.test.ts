import { randomStream } from 'heuristica/problem'
import { describe, expect, test } from 'vitest'
import { solve as colony } from './aco/driver.ts'
import { tourLength } from './distances.ts'
import { solve as update } from './gls-update/driver.ts'
import { solve as guided } from './gls/driver.ts'
import problem from './gls/problem.ts'
import type { Instance } from './instance.ts'
import { generate } from './instances.ts'
import { solve as neighbourhoods } from './lns/driver.ts'
import { guidedSets } from './search-sets.ts'

const instance = generate({ n: 30, clusters: 0, rep: 900 })
const distanceGuide = (distances: Float64Array[]): Float64Array[] => distances
const chance = () => randomStream(1, 'driver')
const isTour = (tour: ArrayLike<number>): boolean =>
  Array.from(tour)
    .toSorted((a, b) => a - b)
    .every((city, at) => city === at) && tour.length === instance.x.length
const short = [[1, 2]]

describe('tsp/gls', () => {
  const settings = { mode: 'fast', moves: 3, iterations: 50 } as const

  test('the guide is asked once, for copies with a small diagonal', () => {
    let asked = 0
    const guide = (distances: Float64Array[]): Float64Array[] => {
      asked++
      expect(distances.map((row, city) => row[city])).toEqual(Array.from({ length: 30 }, () => 1e-5))
      const answer = distances.map((row) => row.slice())
      for (const row of distances) row.fill(0)
      distances.length = 0
      return answer
    }
    for (const mode of ['fast', 'published'] as const) {
      const honest = guided(instance, { guide: distanceGuide }, chance(), { ...settings, mode })
      expect(guided(instance, { guide }, chance(), { ...settings, mode })).toEqual(honest)
    }
    expect(asked).toBe(2)
  })

  test('says what is wrong with the shape of a guide', () => {
    expect(guided(instance, { guide: () => short }, chance(), settings)).toBe(
      'guide returned 1 rows, expected 30 rows of 30 numbers',
    )
  })

  // Those of 50 to 200 cities are among the numbers that `npm run reproduce` makes.
  test('the published mean lengths of 64 instances of 20 cities', async () => {
    const { instances, settings } = guidedSets['reevo-gls-test-20'] as (typeof guidedSets)[string]
    for (const [at, { file }] of problem.baselines.entries()) {
      const heuristic = (await import(new URL(`gls/baselines/${file}`, import.meta.url).href)) as never
      const lengths = instances().map(({ data }) =>
        tourLength(data, guided(data, heuristic, chance(), settings as never) as Int32Array),
      )
      const mean = lengths.reduce((sum, length) => sum + length, 0) / 64
      expect(mean).toBeCloseTo([3.836448, 3.836285][at] as number, 6)
    }
  })
})

describe('tsp/gls-update', () => {
  const settings = { mode: 'fast', moves: 5, iterations: 20 } as const

  test.each(['fast', 'published'] as const)(
    '%s: copies of the distances, a local optimum, and counts that grow by the moves',
    (mode) => {
      const seen: number[] = []
      const found = update(
        instance,
        {
          update: (distances, tour, used) => {
            expect(isTour(tour)).toBe(true)
            expect(distances[3]?.[4]).toBe(distances[4]?.[3])
            expect(distances[3]?.[3]).toBe(0)
            used.forEach((row, i) => row.forEach((times, j) => expect(used[j]?.[i]).toBe(times)))
            seen.push(used.flatMap((row) => [...row]).reduce((sum, times) => sum + times, 0))
            const answer = distances.map((row) => row.map((distance) => 1.5 * distance))
            for (const row of [...distances, ...used]) row.fill(-1)
            tour.fill(0)
            return answer
          },
        },
        undefined,
        { ...settings, mode },
      )
      expect(isTour(found as Int32Array)).toBe(true)
      // Each penalised edge counts in both directions.
      expect(seen).toEqual(Array.from({ length: 20 }, (_, iteration) => 10 * iteration))
    },
  )

  test('a matrix that changes nothing, or leads anywhere, still ends in a tour no longer than the first local optimum', () => {
    const lengthOf = (answer: Int32Array | string): number => tourLength(instance, answer as Int32Array)
    const first = update(instance, { update: (distances) => distances }, undefined, { ...settings, iterations: 0 })
    for (const value of [0, 1, -1, Infinity, -Infinity, 1e300, -1e300]) {
      for (const mode of ['fast', 'published'] as const) {
        const answer = update(
          instance,
          { update: (distances) => distances.map((row, i) => row.map((_, j) => value * (1 + ((i * j) % 7)))) },
          undefined,
          { ...settings, mode, iterations: 3 },
        )
        expect(isTour(answer as Int32Array)).toBe(true)
        if (mode === 'fast') expect(lengthOf(answer)).toBeLessThanOrEqual(lengthOf(first))
      }
    }
  })

  test('says what is wrong with the shape of an update', () => {
    for (const mode of ['fast', 'published'] as const)
      expect(update(instance, { update: () => short }, undefined, { ...settings, mode })).toContain(
        'update returned 1 rows',
      )
  })
})

describe('tsp/aco', () => {
  const settings = { ants: 5, iterations: 10 }

  test('the same stream gives the same tour, another one another', () => {
    const heuristics = (distances: Float64Array[]): Float64Array[] =>
      distances.map((row) => row.map((distance) => 1 / distance))
    const tours = [1, 1, 2].map((seed) => colony(instance, { heuristics }, randomStream(seed, 'ants'), settings))
    expect(isTour(tours[0] as Int32Array)).toBe(true)
    expect(tours[1]).toEqual(tours[0])
    expect(tours[2]).not.toEqual(tours[0])
  })

  test('says what is wrong with the shape of the matrix', () => {
    expect(colony(instance, { heuristics: () => short }, chance(), settings)).toContain('heuristics returned 1 rows')
  })
})

describe('tsp/lns', () => {
  const settings = { mode: 'fitted', iterations: 30 } as const
  const destroy = (tour: number[], count: number) => ({ removed: tour.slice(0, count), partial: tour.slice(count) })
  const repair = (partial: number[], removed: number[]): number[] => [...removed.toReversed(), ...partial]
  const solve = (one: Instance, team: Parameters<typeof neighbourhoods>[1], mode: 'fitted' | 'published' = 'fitted') =>
    neighbourhoods(one, team, chance(), { ...settings, mode })

  test('counts for every operator and pair, and a fifth of the cities at most', () => {
    const counts: number[] = []
    const counting = (tour: number[], count: number) => {
      counts.push(count)
      return destroy(tour, count)
    }
    const { solution, diagnostics } = solve(instance, {
      destroy: [destroy, counting],
      repair: [repair, repair, repair],
    })
    expect(isTour(solution as Int32Array)).toBe(true)
    expect(diagnostics.pairUses).toHaveLength(6)
    expect(diagnostics.destroyUses?.reduce((sum, uses) => sum + uses, 0)).toBe(30)
    expect(diagnostics.destroyUses?.[1]).toBe(counts.length)
    expect(Math.max(...counts)).toBeLessThanOrEqual(6)
    counts.length = 0
    solve(instance, { destroy: [counting], repair: [repair] }, 'published')
    expect(new Set(counts)).toEqual(new Set([6]))
  })

  test('what an operator does to its arguments reaches neither the search nor other operators', () => {
    const vandal = (
      tour: number[],
      count: number,
      data: { distances: Float64Array[]; coordinates: Float64Array[] },
    ) => {
      const answer = destroy([...tour], count)
      tour.length = 0
      for (const row of [...data.distances, ...data.coordinates]) row.fill(0)
      data.distances.length = 0
      return answer
    }
    const careful: typeof repair = (partial, removed, ...rest: unknown[]) => {
      expect((rest[0] as { distances: Float64Array[] }).distances[0]?.[1]).toBeGreaterThan(0)
      return repair(partial, removed)
    }
    expect(solve(instance, { destroy: [vandal], repair: [careful] }).solution).toEqual(
      solve(instance, { destroy: [destroy], repair: [repair] }).solution,
    )
  })

  test.each([
    ['a city twice', [0, 0], 'city 0 twice'],
    ['a fraction', [0.5], '0.5, which is no city'],
    ['a stranger', [30], '30, which is no city'],
    ['nothing', [], 'only 0 of 30 cities: 0 is missing'],
  ])('names the operator that returned %s', (_, cities, reason) => {
    const lost = solve(instance, { destroy: [() => ({ removed: cities, partial: [] })], repair: [repair] })
    expect(lost).toEqual({ solution: `destroy 0 returned, removed and partial together, ${reason}`, diagnostics: {} })
    const flawed = solve(instance, { destroy: [destroy], repair: [() => cities] })
    expect(flawed.solution).toBe(`repair 0 returned ${reason}`)
  })

  test('draws of an operator change nothing but what it does with them', () => {
    const drawing = (tour: number[], count: number, _: unknown, random: () => number) => {
      for (let draw = 0; draw < 7; draw++) expect(random()).toBeLessThan(1)
      return destroy(tour, count)
    }
    expect(solve(instance, { destroy: [drawing], repair: [repair] })).toEqual(
      solve(instance, { destroy: [destroy], repair: [repair] }),
    )
  })
})
