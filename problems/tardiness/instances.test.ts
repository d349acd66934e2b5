import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import optima from './data/optima.json' with { type: 'json' }
import { generate, seedOf, setRecipes, sets } from './instances.ts'

test('no seed occurs twice over all sets', () => {
  const seeds = Object.values(setRecipes).flat().map(seedOf)
  expect(seeds).toHaveLength(200 + 125 + 125 + 25 * 3 + 2500)
  expect(new Set(seeds).size).toBe(seeds.length)
})

test('no instance of a set but the wide ones is among those with published optima', () => {
  const published = new Set(optima.map(seedOf))
  expect(published.size).toBe(125)
  expect(
    Object.entries(setRecipes)
      .filter(([name]) => !name.startsWith('wide'))
      .flatMap(([, recipes]) => recipes)
      .filter((recipe) => published.has(seedOf(recipe))),
  ).toEqual([])
})

test('the generator remakes the instances with published optima', () => {
  for (const published of optima) {
    const { p, d } = generate(published)
    const text = `${p.join(',')};${d.join(',')}`
    expect(createHash('sha256').update(text).digest('hex').slice(0, 16)).toBe(published.sha256)
  }
})

test('every set begins with one instance of each class', () => {
  for (const [name, set] of Object.entries(sets)) {
    const instances = set.instances()
    expect(set.racing, name).toBe(25)
    expect(new Set(instances.slice(0, 25).map(({ group }) => group)).size, name).toBe(25)
    expect(new Set(instances.map(({ id }) => id)).size, name).toBe(instances.length)
  }
  expect(sets['test']?.instances()[0]).toMatchObject({ id: 'n100-tf0.2-rdd0.2-115', group: 'TF 0.2 RDD 0.2' })
})
