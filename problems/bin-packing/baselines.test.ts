import { numpyRandom, randomStream, type ProblemDefinition } from 'heuristica/problem'
import { expect, test } from 'vitest'
import { continuousBound, martelloTothBound } from './bounds.ts'
import type { Instance } from './instance.ts'
import { solve as solveOffline } from './offline/driver.ts'
import offline from './offline/problem.ts'
import { solve as solveScore } from './online-score/driver.ts'
import onlineScore from './online-score/problem.ts'
import { solve as solveState } from './online-state/driver.ts'
import onlineState from './online-state/problem.ts'
import { solve as solveOnline } from './online/driver.ts'
import online from './online/problem.ts'
import { solve as solveOrder } from './order/driver.ts'
import order from './order/problem.ts'
import { solve as solvePack } from './pack/driver.ts'
import pack from './pack/problem.ts'
import { binsUsed, type Packing, packingOf } from './packing.ts'
import { offlineSets, onlineSets } from './sets.ts'

type Solve = (instance: Instance, heuristic: never, random: never, settings: never) => unknown
type Bins = (problem: string, name: string, instances: readonly Instance[], settings?: object) => readonly number[]

const loaded = new Map<string, (instance: Instance, settings: object) => Packing>()
const load = async (
  { name, baselines, settings }: ProblemDefinition<Instance, Packing>,
  solve: Solve,
): Promise<void> => {
  const problem = name.split('/')[1]
  for (const baseline of baselines) {
    const heuristic = (await import(new URL(`./${problem}/baselines/${baseline.file}`, import.meta.url).href)) as never
    loaded.set(`${problem} ${baseline.name}`, (instance, given) =>
      packingOf(
        solve(instance, heuristic, randomStream(1, 'ants') as never, { ...settings?.parse({}), ...given } as never),
        instance,
      ),
    )
  }
}
await load(online, solveOnline)
await load(onlineScore, solveScore)
await load(onlineState, solveState)
await load(offline, solveOffline)
await load(order, solveOrder)
await load(pack, solvePack)

const bins: Bins = (problem, name, instances, settings = {}) =>
  instances.map((instance) => binsUsed(instance, loaded.get(`${problem} ${name}`)?.(instance, settings) as Packing))

const data = (sets: typeof onlineSets, name: string, count?: number): readonly Instance[] =>
  (sets[name]?.instances() ?? []).slice(0, count).map((one) => one.data)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const excess = (instances: readonly Instance[], used: readonly number[]): number =>
  100 * (sum(used) / sum(instances.map(continuousBound)) - 1)

/** Odd ones: a single item, items of a whole bin, of one unit, of all sizes, bins of one unit. */
const odd: readonly Instance[] = [
  { capacity: 1, sizes: Int32Array.of(1, 1) },
  { capacity: 7, sizes: Int32Array.of(7) },
  { capacity: 7, sizes: Int32Array.of(7, 7, 7) },
  { capacity: 5, sizes: Int32Array.from({ length: 12 }, () => 1) },
  {
    capacity: 30,
    sizes: numpyRandom(1)
      .permutation(30)
      .map((size) => size + 1),
  },
  { capacity: 100_000, sizes: numpyRandom(2).randint(1, 100_001, 40) },
]

test.each([...loaded.keys()])('%s packs odd instances', (key) => {
  for (const instance of odd) {
    const used = binsUsed(instance, loaded.get(key)?.(instance, { ants: 2, iterations: 2 }) as Packing)
    expect(used).toBeGreaterThanOrEqual(martelloTothBound(instance))
  }
})

test('heuristics that several contracts can express use the same bins', () => {
  const instances = [...data(onlineSets, 'train', 2), ...data(offlineSets, 'train', 4)]
  for (const name of ['First fit', 'Best fit', 'FunSearch (OR)', 'EoH', 'EoH (run 1)'])
    expect(bins('online-score', name, instances), name).toEqual(bins('online', name, instances))
  for (const name of ['First fit', 'Best fit', 'Worst fit'])
    expect(bins('online-state', name, instances), name).toEqual(bins('online', name, instances))
  for (const name of ['First fit', 'Best fit'])
    expect(bins('pack', name, instances), name).toEqual(bins('online', name, instances))
  expect(bins('order', 'As they come', instances)).toEqual(bins('pack', 'First fit', instances))
  expect(bins('order', 'Decreasing', instances)).toEqual(bins('pack', 'FFD', instances))
  expect(bins('order', 'Decreasing', instances, { fit: 'best' })).toEqual(bins('pack', 'BFD', instances))
})

// Measured with an independent implementation in NumPy on LLM4AD's instances.
test.each([
  ['online', 'First fit', 4.375],
  ['online', 'Best fit', 3.997],
  ['online', 'FunSearch (Weibull)', 0.716],
  ['online-score', 'EoH', 0.766],
  ['online-score', 'EoH (run 1)', 0.716],
  ['online-state', 'Sum-of-Squares', 0.607],
])('%s %s gives the known excess over L1', (problem, name, known) => {
  const instances = data(onlineSets, 'llm4ad-5k')
  expect(Math.abs(excess(instances, bins(problem, name, instances)) - known)).toBeLessThan(0.0006)
})

test('the full window changes nothing for the published heuristics', () => {
  const instances = data(onlineSets, 'train', 1).map(({ capacity, sizes }) => ({
    capacity,
    sizes: sizes.slice(0, 600),
  }))
  for (const { name } of online.baselines)
    expect(bins('online', name, instances, { window: 'full' }), name).toEqual(bins('online', name, instances))
})

test('stronger algorithms use fewer bins', () => {
  const instances = data(offlineSets, 'validation')
  const order = ['Next fit', 'First fit', 'FFD', 'MBS', 'MTP']
  const used = order.map((name) => sum(bins('pack', name, instances)))
  expect(used).toEqual(used.toSorted((a, b) => b - a))
  expect(new Set(used).size).toBe(order.length)
  expect(used.at(-1)).toBeLessThan(1.007 * sum(instances.map(martelloTothBound)))
  const small = instances.slice(0, 12)
  const [reevo, size, equal] = ['ReEvo', 'Size', 'Equal'].map((name) => sum(bins('offline', name, small)))
  expect(reevo).toBeLessThan(size as number)
  expect(size).toBeLessThan(equal as number)
})

test('harmonic packing keeps classes apart', () => {
  const instance = { capacity: 12, sizes: Int32Array.of(7, 5, 6, 4, 6, 4, 3, 4, 1, 1) }
  const packing = loaded.get('online-state Harmonic')?.(instance, {})
  expect([...(packing ?? [])]).toEqual([0, 1, 1, 2, 3, 2, 4, 2, 5, 5])
})
