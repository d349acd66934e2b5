import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Instance } from './instance.ts'
import { generate, generatedSets, searchSets, seedOf, setRecipes } from './instances.ts'
import { antSets, constructionSets, neighbourhoodSets } from './published-sets.ts'

/** Of the doubles x0, y0, x1, …, and then the demands, as NumPy has them in memory. */
const checksum = ({ x, y, demand }: Instance): string => {
  const numbers = Float64Array.of(...Array.from(x).flatMap((across, at) => [across, y[at] as number]), ...demand)
  return createHash('sha256').update(new Uint8Array(numbers.buffer)).digest('hex').slice(0, 16)
}

// Made with NumPy 2.4.6 as the published generators do: rand(n, 2), then randint(1, 10, n), for each instance.
const lastInstances: Readonly<Record<string, string>> = {
  'reevo-aco-train-50': 'd181a077e068df07',
  'reevo-aco-validation-20': '39e7dc1145ccf4f8',
  'reevo-aco-validation-50': 'bfdac64f1a0a4b12',
  'reevo-aco-validation-100': '49d94a5d5190a419',
  'reevo-aco-test-20': '095d477b5a9c2675',
  'reevo-aco-test-50': '7fb4b9d796f70576',
  'reevo-aco-test-100': '12094459674e59b7',
  'glns-train-50': '1f7f3ea164130a67',
  'glns-validation-20': '9a651db4c5cce58e',
  'glns-validation-50': '956877677c236490',
  'glns-validation-100': 'c38cde579eb144bd',
  'glns-test-10': 'fa94f8fd92803ec2',
  'glns-test-20': 'b9d5ce6e861a25b9',
  'glns-test-50': '90db6f8a61b634f1',
  'glns-test-100': '4c84e619f687e589',
  'glns-test-200': '7873bfe9b4ec0846',
  'llm4ad-construct-50': '18fe06889384e196',
}

test('the last instance of every published set is the published one, and every set is published', () => {
  const sets = { ...antSets, ...neighbourhoodSets, ...constructionSets }
  expect(Object.keys(sets)).toEqual(Object.keys(lastInstances))
  for (const [name, { instances, published }] of Object.entries(sets)) {
    expect(published, name).toBeDefined()
    expect(checksum(instances().at(-1)?.data as Instance), name).toBe(lastInstances[name])
  }
})

test('no seed occurs twice over all sets, and those to search on are the beginning of the others', () => {
  const seeds = Object.values(setRecipes).flat().map(seedOf)
  expect(new Set(seeds).size).toBe(seeds.length)
  const ids = (sets: typeof generatedSets, name: string): readonly string[] =>
    sets[name]?.instances().map(({ id }) => id) ?? []
  expect(ids(searchSets, 'train')).toEqual(ids(generatedSets, 'train').slice(0, 8))
  expect(ids(searchSets, 'validation').every((id) => ids(generatedSets, 'validation').includes(id))).toBe(true)
})

test('instances are remade from their seeds, in the unit square, and every demand fits', () => {
  for (const clusters of [0, 5]) {
    const { x, y, demand, capacity } = generate({ n: 50, clusters, rep: 300 })
    for (const value of [...x, ...y]) expect(value >= 0 && value <= 1).toBe(true)
    expect(demand.slice(1).every((one) => one >= 1 && one <= 9 && Number.isInteger(one))).toBe(true)
    expect([demand[0], capacity, x[0]]).toEqual([0, 50, clusters === 0 ? 0.5 : 0])
  }
  const [first] = generatedSets['train']?.instances() ?? []
  expect([first?.id, first?.data.x[1], first?.data.demand[50]]).toMatchInlineSnapshot(`
    [
      "uniform-50-100",
      0.04657766944728792,
      5,
    ]
  `)
})
