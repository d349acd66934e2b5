import { randomStream } from 'heuristica/problem'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instance } from '../instance.ts'
import { packingOf } from '../packing.ts'
import { createColony, packOnce, reinforce } from './colony.ts'
import { solve } from './driver.ts'

const instances: fc.Arbitrary<Instance> = fc
  .integer({ min: 4, max: 20 })
  .chain((capacity) =>
    fc
      .array(fc.integer({ min: 1, max: capacity }), { minLength: 1, maxLength: 25 })
      .map((sizes) => ({ capacity, sizes: Int32Array.from(sizes) })),
  )

const affinities = (n: number, seed: number): readonly Float64Array[] => {
  const random = randomStream(seed, 'affinities')
  return Array.from({ length: n }, () => Float64Array.from({ length: n }, () => random.next() * 3 - 0.5))
}

/** The published algorithm by the letter: everything is computed anew for each choice; items are in order of size. */
const byTheLetter = (
  { capacity, sizes }: Instance,
  matrix: readonly ArrayLike<number>[],
  random: { next: () => number },
  { ants, iterations }: { ants: number; iterations: number },
): { attraction: number[][]; packings: number[][] } => {
  const n = sizes.length
  const clamped = matrix.map((row) => Array.from(row, (value) => Math.min(Math.max(value, 1e-6), 1e6)))
  const most = Math.max(...clamped.flat())
  const affinity = clamped.map((row) => row.map((value) => Math.max(value / most, 1e-6)))
  const pheromone = affinity.map((row) => row.map(() => 1))
  const attraction = (): number[][] =>
    pheromone.map((row, i) => row.map((value, j) => value * (affinity[i]?.[j] as number)))
  const packings: number[][] = []
  for (let iteration = 0; iteration < iterations; iteration++) {
    const current = attraction()
    const walks = Array.from({ length: ants }, () => {
      const packing: number[] = Array.from({ length: n }, () => -1)
      const isLeft = (item: number): boolean => packing[item] === -1
      const loads: number[] = []
      while (packing.includes(-1)) {
        const free = [...packing.keys()].filter(isLeft)
        const bin = loads.length
        const held = [free[Math.floor(random.next() * free.length)] as number]
        packing[held[0] as number] = bin
        let load = sizes[held[0] as number] as number
        for (;;) {
          const fits = [...packing.keys()].filter((item) => isLeft(item) && load + (sizes[item] as number) <= capacity)
          if (fits.length === 0) break
          const weights = fits.map(
            (item) => held.reduce((sum, other) => sum + (current[other]?.[item] as number), 0) / held.length + 1e-5,
          )
          const aim = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
          let sum = 0
          const at = weights.findIndex((weight) => (sum += weight) >= aim * (1 - 1e-12))
          const item = fits[at] as number
          packing[item] = bin
          held.push(item)
          load += sizes[item] as number
        }
        loads.push(load)
      }
      packings.push(packing)
      return { packing, fitness: loads.reduce((sum, load) => sum + (load / capacity) ** 2, 0) / loads.length }
    })
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const left = walks.filter(({ packing }) => packing[i] === packing[j]).map(({ fitness }) => fitness / ants)
        const row = pheromone[i] as number[]
        row[j] = (row[j] as number) * 0.95 + left.reduce((sum, one) => sum + one, 0)
      }
  }
  return { attraction: attraction(), packings }
}

test('ants and their memory are as the published algorithm computes them from scratch', () => {
  fc.assert(
    fc.property(instances, fc.integer(), ({ capacity, sizes }, seed) => {
      const instance = { capacity, sizes: sizes.toSorted() }
      const n = sizes.length
      const matrix = affinities(n, seed)
      const counts = { ants: 3, iterations: 4 }
      const known = byTheLetter(instance, matrix, randomStream(seed, 'ants'), counts)
      const colony = createColony(instance, matrix)
      const random = randomStream(seed, 'ants')
      const packings: number[][] = []
      for (let iteration = 0; iteration < counts.iterations; iteration++) {
        const ways = Array.from({ length: counts.ants }, () => ({ bins: 0, fitness: 0, packing: new Int32Array(n) }))
        for (const way of ways) {
          packOnce(colony, random, way)
          expect(way.bins).toBe(new Set(way.packing).size)
          packings.push([...way.packing])
        }
        reinforce(colony, ways)
      }
      expect(packings).toEqual(known.packings)
      const flat = known.attraction.flat()
      for (const [at, value] of colony.attraction.entries())
        expect(value * colony.scale).toBeCloseTo(flat[at] as number, 9)
    }),
    { numRuns: 50 },
  )
})

test('returns a packing, in the order of the items, as good as the best ant', () => {
  fc.assert(
    fc.property(instances, fc.integer(), (instance, seed) => {
      const heuristics = (): readonly Float64Array[] => affinities(instance.sizes.length, seed)
      const run = (iterations: number): number =>
        new Set(
          packingOf(solve(instance, { heuristics }, randomStream(seed, 'ants'), { ants: 4, iterations }), instance),
        ).size
      expect(run(6)).toBeLessThanOrEqual(run(1))
    }),
    { numRuns: 50 },
  )
})

test('a matrix of another form is told', () => {
  const instance = { capacity: 9, sizes: Int32Array.of(4, 5) }
  const run = (matrix: readonly number[][]) =>
    solve(instance, { heuristics: () => matrix }, randomStream(1, 'ants'), { ants: 2, iterations: 2 })
  expect(run([[1, 1]])).toBe('heuristics returned 1 rows for 2 items')
  expect(run([[1, 1], [1]])).toBe('heuristics returned row 1 with 1 numbers for 2 items')
  const infinite = run([
    [Infinity, -Infinity],
    [0, 0],
  ])
  expect(packingOf(infinite, instance)).toEqual(Int32Array.of(0, 0))
})
