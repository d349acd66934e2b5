import { expect, test } from 'vitest'
import { insteadOf, nearNames } from './near-names.ts'

const known = ['tardiness/dispatch', 'tardiness/sequence', 'tsp/construct', 'train', 'test']

test.each([
  ['tardines/dispatch', ['tardiness/dispatch']],
  ['tardiness', ['tardiness/dispatch', 'tardiness/sequence']],
  ['trian', ['train']],
  ['TEST', ['test']],
  ['x', []],
])('%s', (name, near) => {
  expect(nearNames(name, known).slice(0, near.length || 1)).toEqual(near)
})

test('says what there is when nothing is near', () => {
  expect(insteadOf('tset', ['test', 'train'])).toBe("did you mean 'test'?")
  expect(insteadOf('binpacking', ['test', 'train'])).toBe('there are: test, train')
  expect(insteadOf('x', [])).toBe('there are none')
})
