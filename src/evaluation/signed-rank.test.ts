import { array, assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signedRank } from './signed-rank.ts'

/** Differences of the published examples. */
const darwin = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]
const depression = [0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01]
const decisionTrees = [0.005, -0.008, 0.017, 0.033, 0.006, -0.005, 0.007, 0, 0.063, 0, 0.022, 0.047, 0.009, 0.021]

describe('the signed-rank test gives published results', () => {
  it('Darwin’s maize (Fisher 1935, section 21)', () => {
    expect(signedRank(darwin)).toEqual({ positive: 96, negative: 24, p: 0.041259765625 })
  })

  it('depression scores (Hollander and Wolfe 1973, example 3.1)', () => {
    expect(signedRank(depression)).toEqual({ positive: 40, negative: 5, p: 0.0390625 })
  })

  it('decision trees on 14 data sets, with a tie and two zeros (Demšar 2006, table 2)', () => {
    // Demšar hands the zeros' ranks, 3 in all, to both sums in equal parts: 93 and 12.
    const { positive, negative } = signedRank(decisionTrees)
    expect([positive + 1.5, negative + 1.5]).toEqual([93, 12])
  })
})

it.each([
  ['two zeros and one tie', decisionTrees, 10.5, 0.0078125],
  ['many ties and zeros', [0, 0, 1, 1, -1, 2, 2, -3, 4, 4, 4, -5, 0, 6], 27, 0.1669921875],
  ['a single difference', [0, 0, 0, 1], 0, 1],
  ['ties everywhere', [2, 3, 2, -3, 4, 2, -1, 3, 2, 2, 1, 3, -1, 0, -1, 3, 1, 0], 30, 0.0203857421875],
])('agrees with SciPy 1.17.1 (zero_method="pratt", all sign flips): %s', (_, differences, statistic, p) => {
  const found = signedRank(differences)
  expect(Math.min(found.positive, found.negative)).toBe(statistic)
  expect(found.p).toBeCloseTo(p, 12)
})

it('agrees with SciPy’s normal limit, zeros and ties included, where that takes over', () => {
  const differences = Array.from({ length: 600 }, (_, i) => ((i * 37) % 101) - 40)
  const { negative, p } = signedRank(differences)
  expect(negative).toBe(58202)
  expect(p / 5.534180603314002e-14).toBeCloseTo(1, 2)
})

it('says nothing of heuristics that never differ, and refuses what is no number', () => {
  expect(signedRank([0, 0, 0])).toEqual({ positive: 0, negative: 0, p: 1 })
  expect(signedRank([])).toEqual({ positive: 0, negative: 0, p: 1 })
  expect(signedRank([Infinity, -1]).positive).toBe(2)
  expect(() => signedRank([1, Number.NaN])).toThrow(RangeError)
})

it('counts, of all sign flips, those whose sums are at least as far apart', () => {
  assert(
    property(array(integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 9 }), (differences) => {
      const { positive, negative, p } = signedRank(differences)
      const apart = Math.abs(positive - negative)
      let as = 0
      for (let flips = 0; flips < 2 ** differences.length; flips++) {
        const flipped = signedRank(differences.map((one, index) => ((flips >> index) & 1 ? -one : one)))
        if (Math.abs(flipped.positive - flipped.negative) >= apart) as++
      }
      expect(p).toBeCloseTo(as / 2 ** differences.length, 10)
    }),
    { numRuns: 40 },
  )
})

it('does not care about order or sign', () => {
  assert(
    property(array(constantFrom(-3, -2, -1, 0, 1, 2, 3.5), { maxLength: 60 }), (differences) => {
      const { positive, negative, p } = signedRank(differences)
      expect(signedRank(differences.toReversed())).toEqual({ positive, negative, p })
      expect(signedRank(differences.map((one) => -one))).toEqual({ positive: negative, negative: positive, p })
    }),
  )
})
