import { Infeasible, randomStream } from 'heuristica/problem'
import { expect, test } from 'vitest'
import { solve } from './dispatch/driver.ts'
import problem from './dispatch/problem.ts'
import { describe as describeInstance, type Instance, sizeClass } from './instance.ts'
import { generate, seedOf, setRecipes } from './instances.ts'
import { drawSchedule } from './draw.ts'
import { lowerBound } from './lower-bound.ts'
import { makespan, parseOrder } from './schedule.ts'
import { tabuSearch } from './tabu-search.ts'
import { bestKnown, taillardSets } from './taillard.ts'

const instancesOf = (set: string): readonly Instance[] => taillardSets[set]?.instances().map(({ data }) => data) ?? []
const ruleNamed = async (name: string) => {
  const file = problem.baselines.find((baseline) => baseline.name === name)?.file
  return (await import(new URL(`dispatch/baselines/${file}`, import.meta.url).href)) as never
}

// From the tests of cpscheduler, instance by instance.
test.each([
  ['SPT', [1462, 1618, 1697, 1835, 1710, 1950, 1999, 2497, 2301, 2640, 2429, 3500, 3801, 5848]],
  ['MOPNR', [1438, 1448, 1582, 1682, 1622, 1957, 2017, 2255, 2028, 2487, 2469, 3044, 3590, 5707]],
  ['MWKR', [1491, 1494, 1534, 1696, 1689, 1941, 1935, 2226, 2205, 2524, 2493, 3122, 3482, 5505]],
])('%s has its known makespans on Taillard’s instances', async (name, known) => {
  const rule = await ruleNamed(name)
  const found = instancesOf('taillard-sample').map((instance) =>
    makespan(instance, solve(instance, rule, undefined, { schedule: 'non-delay' })),
  )
  expect(found).toEqual(known)
})

test('Taillard’s instances are known by name and operations together', () => {
  const [ta01] = instancesOf('taillard-15-15') as [Instance]
  expect([...(ta01.p[0] ?? [])].slice(0, 5)).toEqual([94, 66, 10, 53, 26])
  expect([...(ta01.machine[0] ?? [])].slice(0, 5)).toEqual([6, 12, 4, 7, 3])
  expect(bestKnown(ta01)).toMatchObject({ value: 1231, kind: 'optimal' })
  expect(bestKnown(instancesOf('taillard-30-20')[0] as Instance)).toMatchObject({ value: 2005, kind: 'best-known' })
  expect(bestKnown({ ...ta01, name: 'ta02' })).toBeUndefined()
  expect(sizeClass(ta01)).toBe('15 x 15')
  for (const instance of instancesOf('taillard-20-15'))
    expect(lowerBound(instance)).toBeLessThanOrEqual(bestKnown(instance)?.value ?? 0)
})

test('own sets share no seed, and no instance with the published ones', () => {
  const recipes = Object.values(setRecipes).flat()
  expect(new Set(recipes.map(seedOf)).size).toBe(recipes.length)
  const text = ({ p }: Instance): string => p.map((row) => row.join()).join(';')
  const published = new Set(Object.keys(taillardSets).flatMap(instancesOf).map(text))
  expect(recipes.map(generate).filter((instance) => published.has(text(instance)))).toEqual([])
})

test('the tabu search finds the optimum of small instances, from any schedule, and no less than the bound', () => {
  const best = (instance: Instance): number => {
    const machines = instance.p[0]?.length ?? 0
    const orders = (left: readonly number[]): readonly (readonly number[])[] =>
      left.every((count) => count === 0)
        ? [[]]
        : left.flatMap((count, job) =>
            count === 0 ? [] : orders(left.with(job, count - 1)).map((rest) => [job, ...rest]),
          )
    return Math.min(...orders(instance.p.map(() => machines)).map((order) => makespan(instance, order)))
  }
  for (let rep = 0; rep < 4; rep++) {
    const instance = generate({ jobs: 3, machines: 3, rep })
    const found = tabuSearch(instance, [0, 0, 0, 1, 1, 1, 2, 2, 2], 100, randomStream(rep, 'test'))
    expect(found).toBe(best(instance))
    expect(found).toBeGreaterThanOrEqual(lowerBound(instance))
  }
  const one = generate({ jobs: 1, machines: 3, rep: 9 })
  expect(tabuSearch(one, [0, 0, 0], 10, randomStream(1, 'test'))).toBe(lowerBound(one))
})

test('a solution mentions every job as often as it has operations', () => {
  const instance = generate({ jobs: 2, machines: 2, rep: 1 })
  expect(parseOrder([0, 1, 1, 0], instance)).toEqual(Int32Array.of(0, 1, 1, 0))
  for (const wrong of [null, 'ab', [0, 1], [0, 0, 0, 1], [0, 1, 1, 2], [0, 1, 1, 0.5], [0, 1, 1, -1]])
    expect(() => parseOrder(wrong, instance)).toThrow(Infeasible)
  expect(describeInstance(instance)).toMatch(/^2 jobs on 2 machines, the busiest of them for \d+$/)
})

test('draws the operations on their machines, and steps on the same scale', () => {
  const instance = { machine: [Int32Array.of(1, 0)], p: [Int32Array.of(4, 6)] }
  const [whole, part] = [drawSchedule(instance, [0, 0]), drawSchedule(instance, [0, 0], { step: 1 })]
  expect(whole).toContain('<title>job 0 on machine 0: 4 to 10</title>')
  expect(whole).toContain('makespan 10; 1 jobs on 2 machines')
  expect(part.match(/<title>/g)).toHaveLength(1)
  expect(part).toContain('1 of 2 operations scheduled')
})
