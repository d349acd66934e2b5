import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import optima from './data/optima.json' with { type: 'json' }
import { solveExactly } from './exact.ts'
import type { Instance } from './instance.ts'
import { generate } from './instances.ts'
import { maxJobs } from './limits.ts'
import { totalTardiness } from './total-tardiness.ts'

/** Least total tardiness by dynamic programming over sets of jobs that come first: independent of any theorem on the order. */
const bySubsets = ({ p, d }: Instance): number => {
  const n = p.length
  const work = new Float64Array(2 ** n)
  const best = new Float64Array(2 ** n).fill(Infinity)
  best[0] = 0
  for (let set = 1; set < 2 ** n; set++) {
    const lowest = 31 - Math.clz32(set & -set)
    work[set] = (work[set & (set - 1)] as number) + (p[lowest] as number)
    for (let last = 0; last < n; last++) {
      if ((set & (1 << last)) === 0) continue
      const late = Math.max(0, (work[set] as number) - (d[last] as number))
      best[set] = Math.min(best[set] as number, (best[set ^ (1 << last)] as number) + late)
    }
  }
  return best[2 ** n - 1] as number
}

const check = (instance: Instance, optimum: number): void => {
  const { value, sequence } = solveExactly(instance)
  expect(value).toBe(optimum)
  expect([...sequence].toSorted((a, b) => a - b)).toEqual([...instance.p.keys()])
  expect(totalTardiness(instance, sequence)).toBe(optimum)
}

const instances = (p: fc.Arbitrary<number>, d: fc.Arbitrary<number>, most: number): fc.Arbitrary<Instance> =>
  fc
    .array(fc.tuple(p, d), { minLength: 1, maxLength: most })
    .map((jobs) => ({ p: Int32Array.from(jobs, ([p]) => p), d: Int32Array.from(jobs, ([, d]) => d) }))

test.each([
  ['few distinct values', fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 8 })],
  [
    'zero due dates among others',
    fc.integer({ min: 1, max: 6 }),
    fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })),
  ],
  ['equal processing times', fc.constant(4), fc.integer({ min: -5, max: 40 })],
  ['two due dates', fc.integer({ min: 1, max: 5 }), fc.constantFrom(7, 14)],
  ['spread values', fc.integer({ min: 1, max: 100 }), fc.integer({ min: -20, max: 500 })],
])('equals dynamic programming over subsets: %s', (_, p, d) => {
  fc.assert(
    fc.property(instances(p, d, 9), (instance) => check(instance, bySubsets(instance))),
    { numRuns: 2000, seed: 1977 },
  )
})

test.each([20, 50, 100, 200])('proves the published optima of %i jobs', (n) => {
  const some = optima.filter((one) => one.n === n)
  expect(some).toHaveLength(25)
  for (const recipe of some) check(generate(recipe), recipe.opt)
})

test('proves published optima of 500 jobs', () => {
  const some = optima.filter(
    ({ n, tf10, rdd10 }) => n === 500 && (tf10 === 10 || (tf10 === 8 && rdd10 > 2) || (tf10 === 4 && rdd10 === 4)),
  )
  expect(some.length).toBe(10)
  for (const recipe of some) check(generate(recipe), recipe.opt)
})

test('is right when its memory forgets', () => {
  for (const recipe of optima.filter(({ n }) => n === 50)) {
    const { value, sequence } = solveExactly(generate(recipe), { memorySlots: 16 })
    expect(value).toBe(recipe.opt)
    expect(totalTardiness(generate(recipe), sequence)).toBe(recipe.opt)
  }
})

test('takes the largest instances, and says when one is too large', () => {
  const chain = (n: number): Instance => ({
    p: new Int32Array(n).fill(1),
    d: Int32Array.from({ length: n }, (_, i) => -i),
  })
  expect(solveExactly(chain(maxJobs)).sequence).toHaveLength(maxJobs)
  expect(() => solveExactly(chain(maxJobs + 1))).toThrow('at most 1000 jobs, this instance has 1001')
})
