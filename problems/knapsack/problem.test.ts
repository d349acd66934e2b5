import { createHash } from 'node:crypto'
import { Infeasible } from 'heuristica/problem'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomStream } from '../../src/random.ts'
import { drawPacking } from './draw.ts'
import type { Instance } from './instance.ts'
import { generate, seedOf, setRecipes } from './instances.ts'
import { solve } from './multi/driver.ts'
import problem from './multi/problem.ts'
import { reevoSets } from './published-sets.ts'
import exact from './reference-exact.ts'
import bound from './reference.ts'

const two: Instance = {
  prize: Float64Array.of(3, 4, 5),
  weight: Float64Array.of(1, 2, 2, 1, 3, 3),
  capacity: Float64Array.of(4, 3),
}

const checksum = (values: Float64Array): string =>
  createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex').slice(0, 16)

test('items bring their prizes, negated; natural values are presented', () => {
  const objective = problem.objective(two, problem.solution([1, 0], two))
  expect(objective).toBe(-7)
  expect(problem.present?.(objective)).toBe(7)
  expect(() => problem.solution([0, 2], two)).toThrow(
    new Infeasible('the items take 5 of resource 1, of which there is 3'),
  )
  expect(() => problem.solution([1, 1], two)).toThrow('1 occurs twice')
  expect(problem.describe(two)).toBe('3 items, 2 resources, of which there is 50 % to 67 % of what all items take')
  expect(problem.instance.parse(two)).toEqual(two)
  expect(
    problem.instance.parse({
      ...two,
      weight: [
        [1, 2],
        [2, 1],
        [3, 3],
      ],
    }),
  ).toEqual(two)
})

test('no seed occurs twice', () => {
  const seeds = Object.values(setRecipes).flat().map(seedOf)
  expect(new Set(seeds).size).toBe(seeds.length)
})

// Prizes and weights of the last instance, made with NumPy by the published generator.
test.each([
  ['reevo-train-100', 'f5a660bad419556c', 'e3c24c36cce6f918'],
  ['reevo-validation-100', '6e437918d138ed0c', '83142fd970c81745'],
  ['reevo-validation-300', '81f9fd34609054e5', 'cd741f739a18804a'],
  ['reevo-validation-500', 'a4f6c78014755b65', '9f1a33500193cdd7'],
  ['reevo-test-100', 'd775a1c54840ae31', 'f60ecc98bf0fd5a8'],
  ['reevo-test-200', '1dc2ff0ac8473f20', 'fe6fabb270def4d1'],
  ['reevo-test-300', '52ec6a6c9ac892ce', '4d2b4a992009bbbb'],
  ['reevo-test-500', '8fe0aeef938f6795', 'd99181bdebc517cb'],
  ['reevo-test-1000', '549109cd44011964', '9bfc56fd1302c619'],
])('%s is the published set', (name, prizes, weights) => {
  const instances = reevoSets[name]?.instances() ?? []
  const { prize, weight } = (instances.at(-1) as (typeof instances)[number]).data
  expect([checksum(prize), checksum(weight)]).toEqual([prizes, weights])
})

const small: fc.Arbitrary<Instance> = fc
  .record({
    items: fc.array(fc.tuple(fc.nat(20), fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 8 }),
    capacity: fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })),
  })
  .map(({ items, capacity }) => ({
    prize: Float64Array.from(items, ([prize]) => prize),
    weight: Float64Array.from(items.flatMap(([, ...weights]) => weights)),
    capacity: Float64Array.from(capacity),
  }))

const best = (instance: Instance): number => {
  const n = instance.prize.length
  let most = 0
  for (let set = 0; set < 2 ** n; set++) {
    const items = Array.from({ length: n }, (_, item) => item).filter((item) => set & (1 << item))
    try {
      most = Math.max(most, -problem.objective(instance, problem.solution(items, instance)))
    } catch {
      // Too much.
    }
  }
  return most
}

test('ants pack until nothing fits, at most the optimum; references are the optimum and a bound on it', () => {
  fc.assert(
    fc.property(small, fc.integer(), (instance, seed) => {
      const heuristics = (prizes: Float64Array): Float64Array => prizes
      const items = solve(instance, { heuristics }, randomStream(seed, 'test'), {
        ants: 2,
        iterations: 2,
      }) as Int32Array
      const optimum = best(instance)
      expect(-problem.objective(instance, problem.solution(items, instance))).toBeLessThanOrEqual(optimum)
      for (let item = 0; item < instance.prize.length; item++)
        if (!items.includes(item)) expect(() => problem.solution([...items, item], instance)).toThrow('of resource')
      expect(-exact(instance).value).toBeCloseTo(optimum, 6)
      expect(-bound(instance).value).toBeGreaterThanOrEqual(optimum - 1e-6)
    }),
    { numRuns: 60, seed: 2 },
  )
  expect([bound(two).kind, exact(two).kind]).toEqual(['bound', 'optimal'])
})

test('the candidate sees weights as shares and what they come to, in copies; a wrong length is told', () => {
  const run = (heuristics: Parameters<typeof solve>[1]['heuristics']) =>
    solve(two, { heuristics }, randomStream(1, 'test'), { ants: 2, iterations: 2 })
  const seen: unknown[] = []
  run((prizes, weights, totals, peaks) => {
    seen.push(...[prizes, ...weights, totals, peaks].map((values) => [...values]))
    for (const values of [prizes, ...weights]) values.fill(0)
    return [1, 1, 1]
  })
  expect(seen).toEqual([
    [3, 4, 5],
    [1 / 4, 2 / 3],
    [1 / 2, 1 / 3],
    [3 / 4, 1],
    [1 / 4 + 2 / 3, 1 / 2 + 1 / 3, 7 / 4],
    [2 / 3, 1 / 2, 1],
  ])
  expect(two.weight[0]).toBe(1)
  expect(run(() => [1])).toBe('heuristics returned 1 numbers, expected one for each of 3 items')
})

test('draws a bar for each resource', () => {
  const svg = drawPacking(two, [1, 0])
  expect(svg.match(/<rect/g)).toHaveLength(6)
  expect(svg).toContain('2 of 3 items, prizes 7')
  expect(drawPacking(two, [1, 0], { step: 1 }).match(/<rect/g)).toHaveLength(4)
  const wide = generate({ n: 20, m: 40, quarters: 2, rep: 1 })
  expect(drawPacking(wide, [0])).toContain('the first 30 of 40 resources')
})
