import { randomStream } from 'heuristica/problem'
import { expect, test } from 'vitest'
import { timesOf } from './insertion.ts'
import type { Instance } from './instance.ts'
import { generate, seedOf, setRecipes } from './instances.ts'
import { nehSequence } from './search.ts'
import { iteratedGreedy } from './reference.ts'
import { lowerBound } from './reference-bound.ts'
import { completionTimes, makespan } from './schedule.ts'
import { solve } from './sequence/driver.ts'
import problem from './sequence/problem.ts'
import { bestKnown, firstKnown, taillardSets } from './taillard.ts'

const sequences = async (name: string): Promise<(instance: Instance) => number> => {
  const file = problem.baselines.find((baseline) => baseline.name === name)?.file
  const heuristic = (await import(new URL(`sequence/baselines/${file}`, import.meta.url).href)) as never
  return (instance) => makespan(instance, problem.solution(solve(instance, heuristic), instance))
}
const instancesOf = (set: string): readonly Instance[] => taillardSets[set]?.instances().map(({ data }) => data) ?? []

// A. Benavides and M. Ritt, Computers & Operations Research 100, 2018: data of table 7.
test.each([
  [
    '20-5',
    [1286, 1365, 1159, 1325, 1305, 1228, 1278, 1223, 1291, 1151],
    [1297, 1383, 1132, 1305, 1283, 1232, 1251, 1216, 1289, 1138],
  ],
  [
    '20-20',
    [2410, 2150, 2411, 2262, 2397, 2349, 2362, 2249, 2320, 2277],
    [2380, 2162, 2396, 2249, 2379, 2337, 2342, 2258, 2292, 2299],
  ],
  [
    '50-10',
    [3135, 3032, 2986, 3198, 3160, 3178, 3277, 3123, 3002, 3257],
    [3136, 3020, 3007, 3196, 3142, 3136, 3277, 3146, 3049, 3185],
  ],
])('NEH and NEHFF have their published makespans on Taillard’s instances of %s', async (size, neh, nehff) => {
  const instances = instancesOf(`taillard-${size}`)
  expect(instances.map(await sequences('NEH'))).toEqual(neh)
  expect(instances.map(await sequences('NEHFF'))).toEqual(nehff)
  expect(instances.map((instance) => makespan(instance, nehSequence(timesOf(instance.p))))).toEqual(neh)
})

test('Palmer and CDS are optimal on two machines, where Johnson’s rule is', async () => {
  const p = [
    [3, 6],
    [5, 2],
    [1, 2],
    [6, 6],
    [7, 5],
  ].map((row) => Int32Array.from(row))
  expect((await sequences('CDS'))({ p })).toBe(24)
  expect((await sequences('Palmer'))({ p })).toBeGreaterThanOrEqual(24)
})

test('Taillard’s instances are known by name and times together', () => {
  const [ta001] = instancesOf('taillard-20-5') as [Instance]
  expect(Array.from(ta001.p, (row) => row[0]).slice(0, 5)).toEqual([54, 83, 15, 71, 77])
  expect(bestKnown(ta001)).toMatchObject({ value: 1278, kind: 'optimal' })
  expect(bestKnown(instancesOf('taillard-50-20')[0] as Instance)).toMatchObject({ value: 3850, kind: 'best-known' })
  expect(firstKnown(instancesOf('taillard-20-5')[4] as Instance)?.value).toBe(1236)
  expect(instancesOf('taillard-20-5').map(lowerBound)).toEqual([
    1232, 1290, 1073, 1268, 1198, 1180, 1226, 1170, 1206, 1082,
  ])
  expect(bestKnown({ ...ta001, name: 'ta002' })).toBeUndefined()
  expect(bestKnown({ p: ta001.p })).toBeUndefined()
})

test('own sets share no seed, and no instance with the published ones', () => {
  const recipes = Object.values(setRecipes).flat()
  expect(new Set(recipes.map(seedOf)).size).toBe(recipes.length)
  const text = ({ p }: Instance): string => p.map((row) => row.join()).join(';')
  const published = new Set(
    ['20-10', '20-20', '50-10', '50-20'].flatMap((size) => instancesOf(`taillard-${size}`)).map(text),
  )
  expect(recipes.map(generate).filter((instance) => published.has(text(instance)))).toEqual([])
})

test('iterated greedy finds the optimum of small instances', () => {
  const orders = (items: readonly number[]): readonly (readonly number[])[] =>
    items.length === 0
      ? [[]]
      : items.flatMap((item) => orders(items.filter((one) => one !== item)).map((rest) => [item, ...rest]))
  for (let rep = 0; rep < 5; rep++) {
    const instance = generate({ jobs: 6, machines: 4, rep })
    const optimum = Math.min(...orders([...instance.p.keys()]).map((order) => makespan(instance, order)))
    expect(iteratedGreedy(instance, randomStream(rep, 'test'), 200)).toBe(optimum)
  }
})

test('no operation begins before its job and its machine are free', () => {
  const { p } = {
    p: [
      [3, 2],
      [1, 4],
    ].map((row) => Int32Array.from(row)),
  }
  expect(completionTimes({ p }, [0, 1]).map((row) => [...row])).toEqual([
    [3, 5],
    [4, 9],
  ])
})
