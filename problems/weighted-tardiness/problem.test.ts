import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomStream } from '../../src/random.ts'
import { type Job, solve, type Summary } from './dispatch/driver.ts'
import problem from './dispatch/problem.ts'
import { drawSchedule } from './draw.ts'
import { leastTotal } from './exact.ts'
import type { Instance } from './instance.ts'
import { generate, generatedSets, seedOf, setRecipes } from './instances.ts'
import { libraryReference, librarySets } from './library.ts'
import { searchOrder } from './local-search.ts'
import reference from './reference.ts'

const three: Instance = { p: Int32Array.of(3, 5, 2), w: Int32Array.of(1, 4, 2), d: Int32Array.of(10, 4, 1) }

const small: fc.Arbitrary<Instance> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: -3, max: 30 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((jobs) => ({
    p: Int32Array.from(jobs, ([p]) => p),
    w: Int32Array.from(jobs, ([, w]) => w),
    d: Int32Array.from(jobs, ([, , d]) => d),
  }))

const permutations = (items: readonly number[]): readonly (readonly number[])[] =>
  items.length < 2
    ? [items]
    : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))

test('late jobs count by their weights', () => {
  expect(problem.objective(three, problem.solution([2, 1, 0], three))).toBe(2 * 1 + 4 * 3)
  expect(problem.describe(three)).toBe('3 jobs, total processing time 10, weights 1 to 4, due dates 1 to 10')
  expect(problem.instance.parse(three)).toEqual(three)
})

test('dynamic programming finds the best of all orders, and the local search nearly always does', () => {
  let found = 0
  let runs = 0
  fc.assert(
    fc.property(small, fc.integer(), (instance, seed) => {
      const jobs = [...instance.p.keys()]
      const optimum = leastTotal(instance)
      if (jobs.length <= 6)
        expect(optimum).toBe(
          Math.min(...permutations(jobs).map((order) => problem.objective(instance, Int32Array.from(order)))),
        )
      const order = searchOrder(instance, Int32Array.from(jobs), 10, randomStream(seed, 'test'))
      const total = problem.objective(instance, problem.solution(order, instance))
      expect(total).toBeGreaterThanOrEqual(optimum)
      runs++
      if (total === optimum) found++
    }),
    { numRuns: 150, seed: 5 },
  )
  expect(found / runs).toBeGreaterThan(0.97)
})

test('the scheduler tells the time and exactly what is pending; ties go by due date, then time, then weight', () => {
  fc.assert(
    fc.property(small, fc.array(fc.nat(5), { minLength: 97, maxLength: 97 }), (instance, ratings) => {
      const seen: { job: Job; now: number; pending: Summary; all: Summary }[] = []
      const order = solve(instance, {
        priority: (job, now, pending, all) => {
          seen.push({ job, now, pending: { ...pending }, all })
          Object.assign(pending, { count: 0, totalP: -1, meanD: 1e9 })
          return ratings[seen.length % 97] as number
        },
      })
      problem.solution(order, instance)
      const n = order.length
      expect(seen).toHaveLength((n * (n + 1)) / 2 - 1)
      const summaryOf = (jobs: readonly Job[]): Summary => {
        const sum = (key: keyof Job): number => jobs.reduce((total, job) => total + job[key], 0)
        const count = jobs.length
        return {
          count,
          totalP: sum('p'),
          meanP: sum('p') / count,
          maxP: Math.max(...jobs.map(({ p }) => p)),
          totalW: sum('w'),
          meanD: sum('d') / count,
          minD: Math.min(...jobs.map(({ d }) => d)),
        }
      }
      const jobs = Array.from(order, (at): Job => ({
        p: instance.p[at] as number,
        w: instance.w[at] as number,
        d: instance.d[at] as number,
      }))
      let now = 0
      for (let at = 0; at < n - 1; at++) {
        const calls = seen.splice(0, n - at)
        // What a rule wrote to the summary is there until the next decision.
        expect(calls[0]).toMatchObject({ now, pending: summaryOf(jobs.slice(at)), all: summaryOf(jobs) })
        const inOrder = jobs.slice(at).toSorted((a, b) => a.d - b.d || a.p - b.p || b.w - a.w)
        expect(calls.map(({ job }) => ({ ...job }))).toEqual(inOrder)
        now += jobs[at]?.p ?? 0
      }
    }),
    { numRuns: 50 },
  )
})

test('no seed occurs twice, every set begins with one instance of each class, and none is of the library', () => {
  expect(Object.keys(librarySets)).toEqual(['wt40', 'wt50', 'wt100'])
  const seeds = Object.values(setRecipes).flat().map(seedOf)
  expect(new Set(seeds).size).toBe(seeds.length)
  for (const [name, { instances }] of Object.entries(generatedSets)) {
    const first = instances().slice(0, 25)
    expect(new Set(first.map(({ group }) => group)).size, name).toBe(25)
    for (const { data } of instances()) expect(libraryReference(data), name).toBeUndefined()
  }
})

test('references: the optimum of small instances, a schedule without tardiness, otherwise the best known', () => {
  expect(reference(three)).toEqual({ value: 14, kind: 'optimal', by: 'dynamic programming' })
  const relaxed = generate({ n: 30, tf10: 2, rdd10: 10, rep: 3 })
  const late = generate({ n: 30, tf10: 6, rdd10: 6, rep: 3 })
  expect(reference({ ...relaxed, d: relaxed.d.map(() => 100_000) })).toMatchObject({ value: 0, kind: 'optimal' })
  const { value, kind } = reference(late)
  expect(kind).toBe('best-known')
  expect(value).toBeGreaterThan(0)
})

test('draws a bar a job, late ones with their due dates', () => {
  const svg = drawSchedule(three, [2, 1, 0])
  expect(svg.match(/<rect/g)).toHaveLength(3)
  expect(svg.match(/<path/g)).toHaveLength(2)
  expect(svg).toContain('<title>job 1: 2 to 7, weight 4, due 4, 3 late</title>')
  expect(svg).toContain('3 of 3 jobs, 2 late, total weighted tardiness 14')
  expect(drawSchedule(three, [2, 1, 0], { step: 1 })).toContain('1 of 3 jobs, 1 late, total weighted tardiness 2')
})
