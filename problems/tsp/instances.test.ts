import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { instanceSchema } from './instance.ts'
import { generate, generatedSets, seedOf, setRecipes } from './instances.ts'
import { reevoSets } from './published-sets.ts'

test('no seed occurs twice over all sets, and every set is of fair samples', () => {
  const seeds = Object.values(setRecipes).flat().map(seedOf)
  expect(new Set(seeds).size).toBe(seeds.length)
  for (const [name, set] of Object.entries(generatedSets)) {
    const instances = set.instances()
    const groups = new Set(instances.map(({ group }) => group))
    expect(new Set(instances.slice(0, 2).map(({ group }) => group)).size, name).toBe(groups.size)
  }
})

test('instances are remade from their seeds, in the unit square', () => {
  for (const clusters of [0, 5]) {
    const { x, y } = generate({ n: 50, clusters, rep: 300 })
    for (const value of [...x, ...y]) expect(value >= 0 && value <= 1).toBe(true)
    expect(generate({ n: 50, clusters, rep: 300 })).toEqual({ weight: 'euclidean', x, y })
  }
  // Mulberry32 is known to the bit, and so is the set.
  const [first] = generatedSets['train']?.instances() ?? []
  expect([first?.id, first?.data.x[0], first?.data.y[49]]).toEqual([
    'uniform-50-100',
    0.04657766944728792,
    0.3603692117612809,
  ])
})

// As NumPy 2.4.6 draws them: RandomState(1234).rand(64, n, 2) again and again, the last instance of each.
test.each([
  ['reevo-train', 50, 'ed198ce47ba67476'],
  ['reevo-validation-20', 20, '6183afa0f67f3e7e'],
  ['reevo-validation-50', 50, 'ead30e41f644cb5b'],
  ['reevo-validation-100', 100, 'bcbd807abe0f7410'],
  ['reevo-validation-200', 200, '1438a3e2801133f2'],
  ['reevo-test-20', 20, 'd2ab24cfe687ad60'],
  ['reevo-test-50', 50, '78c6323a0c9a0ee1'],
  ['reevo-test-100', 100, '46e515ad4b249a50'],
  ['reevo-test-200', 200, '4e8403d92345132f'],
  ['reevo-test-500', 500, '607116cb41649791'],
  ['reevo-test-1000', 1000, 'e4f11d380fe0db0e'],
])('%s ends with the instance that NumPy draws', (name, n, sha256) => {
  const instances = reevoSets[name]?.instances() ?? []
  expect(instances).toHaveLength(64)
  const { x, y } = (instances[63] as (typeof instances)[0]).data
  const drawn = Float64Array.from({ length: 2 * n }, (_, at) => (at % 2 === 0 ? x : y)[at >> 1] as number)
  expect(createHash('sha256').update(drawn).digest('hex').slice(0, 16)).toBe(sha256)
})

test('parsing is idempotent, and says what is wrong', () => {
  const instance = instanceSchema.parse({ x: [0, 1, 1], y: [0, 0, 1] })
  expect(instanceSchema.parse(instance)).toEqual(instance)
  const matrix = Float64Array.of(0, 1, 2, 1, 0, 3, 2, 3, 0)
  const explicit = { ...instance, weight: 'explicit', matrix }
  expect(instanceSchema.parse(explicit)).toEqual(explicit)
  for (const wrong of [
    { x: [0, 1, 1], y: [0, 0] },
    { x: [0, 1], y: [0, 0] },
    { x: [0, 1, NaN], y: [0, 0, 0] },
    { ...instance, matrix },
    { ...instance, weight: 'explicit' },
    { ...explicit, matrix: matrix.with(1, 9) },
    { ...explicit, matrix: matrix.with(0, 1) },
    { ...instance, weight: 'EUC_3D' },
  ])
    expect(instanceSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
})
