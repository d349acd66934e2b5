import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Instance } from './instance.ts'
import { setRecipes } from './instances.ts'
import { antSets, guidedSets, neighbourhoodSets, searchSets, updateSets } from './search-sets.ts'

/** Of the doubles x0, y0, x1, … as NumPy has them in memory. */
const checksum = ({ x, y }: Instance): string => {
  const interleaved = new Float64Array(2 * x.length)
  x.forEach((value, at) => (interleaved[2 * at] = value))
  y.forEach((value, at) => (interleaved[2 * at + 1] = value))
  return createHash('sha256').update(new Uint8Array(interleaved.buffer)).digest('hex').slice(0, 16)
}

// Made with NumPy by the published generators.
const lastInstances: Readonly<Record<string, string>> = {
  'reevo-gls-train-200': 'b5f30e8accb987ea',
  'reevo-gls-validation-20': 'e78ec99f566e0157',
  'reevo-gls-validation-50': 'e88fef1e8985e3b5',
  'reevo-gls-validation-100': 'e7e180dc517e1a35',
  'reevo-gls-validation-200': '8bbf65517f255c5e',
  'reevo-gls-test-20': 'f933e86b92a80fe1',
  'reevo-gls-test-50': 'c1bd16617459cb23',
  'reevo-gls-test-100': '22f97948aedf85dd',
  'reevo-gls-test-200': '37d6919c46185244',
  'reevo-gls-test-500': '1fec5469e4de1f8c',
  'reevo-gls-test-1000': '84db39cefe136472',
  'llm4ad-gls-100': '1ea6f6be011899a8',
  'reevo-aco-train-50': 'abcee8a64cfd317f',
  'reevo-aco-validation-20': 'bf18b798705d16f6',
  'reevo-aco-validation-50': '8723d27c7dea3e4f',
  'reevo-aco-validation-100': '3659b1a276ca6371',
  'reevo-aco-test-20': '3ca3aa2c7e3b4cf3',
  'reevo-aco-test-50': '365b942c7137ce0a',
  'reevo-aco-test-100': '889e22c5795cf399',
  'glns-train-50': '81ce76a37a3531c1',
  'glns-validation-20': '90d3047eca4a63d9',
  'glns-validation-50': 'de22342595416ebc',
  'glns-validation-100': 'ec7c5944c1a29648',
  'glns-test-10': '885084e2b0d7d64f',
  'glns-test-20': '99681e9e7937e6ce',
  'glns-test-50': 'fd4197be8571fab4',
  'glns-test-100': '430b83f15308b5e0',
  'glns-test-200': '2f9e395e549f6247',
  'glns-test-500': '27aa696d55952a53',
  'glns-test-1000': 'a526e795e584ac28',
}

test('the last instance of every published set is the published one, and every set is published', () => {
  const sets = { ...guidedSets, ...updateSets, ...antSets, ...neighbourhoodSets }
  expect(Object.keys(sets)).toEqual(Object.keys(lastInstances))
  for (const [name, { instances, published }] of Object.entries(sets)) {
    expect(published, name).toBeDefined()
    expect(checksum(instances().at(-1)?.data as Instance), name).toBe(lastInstances[name])
  }
})

test('train and validation share no instance with each other or with the family’s test sets', () => {
  const { train, validation } = searchSets(200, 12)
  const ids = [train, validation].flatMap((set) => set?.instances().map(({ id }) => id) ?? [])
  const tested = Object.entries(setRecipes).flatMap(([name, recipes]) => (name.startsWith('test') ? recipes : []))
  ids.push(...tested.map(({ n, rep, clusters }) => `${clusters === 0 ? 'uniform' : 'clustered'}-${n}-${rep}`))
  expect(new Set(ids).size).toBe(ids.length)
})
