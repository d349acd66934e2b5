import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Candidate } from '../candidate/candidate.ts'
import { shorterInputs } from './shorter-inputs.ts'
import type { Inputs } from './view.ts'

const candidate = (number: number, metric: number): Candidate => ({
  id: `c${number}`,
  source: 'export const rate = () => 1',
  fingerprint: String(number),
  operator: 'write',
  parents: [],
  thought: undefined,
  outcome: { kind: 'scored', detail: '', metric, raced: false, groups: { easy: 0.1, hard: 0.4 }, cpuMs: 1 },
})

test('parents go first, then tables and long texts, last every parent but the best', () => {
  const tried = [candidate(1, 5), candidate(2, 1), candidate(3, 4), candidate(4, 3)]
  const [worse, better] = [candidate(5, 2), candidate(6, 1)]
  const steps = shorterInputs({ tried, worse, better, lesson: 'x'.repeat(2000) })
  const ids = (of: Inputs[string]): string[] => (of as readonly Candidate[]).map(({ id }) => id)
  expect(steps.map(({ tried }) => ids(tried))).toEqual([['c2', 'c4'], ['c2'], ['c2'], []])
  expect(steps.map(({ lesson }) => (lesson as string).length)).toEqual([2000, 2000, 601, 601])
  expect(steps.map(({ worse }) => worse === undefined)).toEqual([false, false, false, true])
  expect(steps.map(({ better }) => Object.keys((better as Candidate).outcome.groups).length)).toEqual([2, 2, 0, 0])
})

test('what cannot be shortened has no shorter form', () => {
  expect(shorterInputs({})).toEqual([])
  expect(shorterInputs({ focus: 'ties' })).toEqual([])
})

test('every step is shorter than the one before', () => {
  const input = fc.oneof(
    fc.string({ maxLength: 1500 }),
    fc.nat(9).map((number) => candidate(number, number % 3)),
    fc.array(
      fc.nat(99).map((number) => candidate(number, number % 7)),
      { maxLength: 9 },
    ),
    fc.constant(undefined),
  )
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), input, { maxKeys: 5 }), (inputs) => {
      const sizes = [inputs, ...shorterInputs(inputs)].map((of) => JSON.stringify(of).length)
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
      expect(new Set(sizes).size).toBe(sizes.length)
    }),
  )
})
