import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { uniformInstances } from './generate.ts'
import type { Instance } from './instance.ts'
import { offlineSets, onlineSets } from './sets.ts'

const checksum = (instance: Instance | undefined): string =>
  createHash('sha256')
    .update((instance?.sizes ?? []).join(','))
    .digest('hex')
    .slice(0, 16)

// Of the sizes of each set's last instance, as NumPy 2.4 draws them.
test.each([
  ['train', 'e', '33ee00900e630b94', 5, 2000],
  ['validation', 'e', 'e1794e87b27f428b', 5, 5000],
  ['test', 'e', 'bdb2e15f10f3a1ee', 5, 5000],
  ['test-10k', 'e', 'beccc5db6905ba81', 5, 10_000],
  ['llm4ad-5k', 'e', 'e5f9e19ba77a3b55', 5, 5000],
  ['train', 'o', 'c4e20743231b2939', 16, 250],
  ['validation', 'o', 'cd78869dd53b96e7', 22, 500],
  ['test', 'o', 'e9bb5d39d97acc67', 22, 500],
  ['test-1000', 'o', '171448b682b7bd7e', 5, 1000],
  ['reevo-train-500', 'o', '4fa9b694573fceba', 5, 500],
  ['reevo-val-120', 'o', 'd1fbe2c5dafe6b2d', 64, 120],
  ['reevo-val-500', 'o', 'd8a6990b321973d0', 64, 500],
  ['reevo-val-1000', 'o', '0d43fb4466a503f9', 64, 1000],
  ['reevo-test-120', 'o', '02dd764310f26703', 64, 120],
  ['reevo-test-500', 'o', 'fdc66b2ac30674c1', 64, 500],
  ['reevo-test-1000', 'o', '50736a510568b457', 64, 1000],
])('the set %s (%s) is drawn bit for bit', (name, kind, expected, count, items) => {
  const instances = (kind === 'e' ? onlineSets : offlineSets)[name]?.instances() ?? []
  expect(instances).toHaveLength(count)
  expect(instances.at(-1)?.data.sizes).toHaveLength(items)
  expect(checksum(instances.at(-1)?.data)).toBe(expected)
  expect(new Set(instances.map(({ id }) => id)).size).toBe(count)
})

test('train, validation and test share no instance, in either kind', () => {
  for (const sets of [onlineSets, offlineSets]) {
    const sums = ['train', 'validation', 'test', sets === onlineSets ? 'test-10k' : 'test-1000'].flatMap((name) =>
      (sets[name]?.instances() ?? []).map(({ data }) => checksum(data)),
    )
    expect(new Set(sums).size).toBe(sums.length)
  }
})

test('sizes of a set follow each other in one stream', () => {
  const [small, large] = uniformInstances(9, [
    [2, 3],
    [1, 4],
  ])
  const [one] = uniformInstances(9, [[1, 10]])
  expect([...(small ?? []), ...(large ?? [])].flatMap(({ sizes }) => [...sizes])).toEqual([...(one?.[0]?.sizes ?? [])])
})

test('only published sets are marked as such, and none of them is a split', () => {
  for (const sets of [onlineSets, offlineSets])
    expect(Object.keys(sets).filter((name) => sets[name]?.published === undefined)).toEqual([
      'train',
      'validation',
      'test',
      sets === onlineSets ? 'test-10k' : 'test-1000',
    ])
})
