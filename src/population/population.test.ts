/** Selection and survival keep their promises on any set of candidates. */

import type { Candidate } from '../candidate/candidate.ts'
import { assert, integer, property, record, array, constantFrom, option } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byMetric, isScored } from '../candidate/candidate.ts'
import { randomStream } from '../random.ts'
import { alike, outcomeDistance } from './alike.ts'
import { pickByRank } from './by-rank.ts'
import { choosePairs } from './pairs.ts'
import { distinct, survive } from './survive.ts'
import { tournament } from './tournament.ts'

type Facts = {
  readonly metric: number
  readonly program?: string
  readonly groups?: Readonly<Record<string, number>>
  readonly kind?: Candidate['outcome']['kind']
  readonly raced?: boolean
}

const candidate = (number: number, facts: Facts): Candidate => ({
  id: `c${number}`,
  source: '',
  fingerprint: facts.program ?? `program ${number}`,
  operator: 'test',
  parents: [],
  thought: undefined,
  outcome: {
    kind: facts.kind ?? 'scored',
    detail: '',
    metric: facts.raced === true || (facts.kind ?? 'scored') !== 'scored' ? Infinity : facts.metric,
    raced: facts.raced ?? false,
    groups: facts.groups ?? {},
    cpuMs: 0,
  },
})

const candidates = array(
  record({
    metric: integer({ min: 1, max: 6 }),
    program: constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    easy: option(integer({ min: 0, max: 2 }), { nil: Number.NaN }),
    kind: constantFrom('scored', 'scored', 'scored', 'threw', 'duplicate'),
    raced: constantFrom(false, false, true),
  }),
  { maxLength: 15 },
).map((list) => list.map((facts, index) => candidate(index + 1, { ...facts, groups: { easy: facts.easy } })))

describe('alike', () => {
  test('sees through different sources', () => {
    const groups = { easy: 0.1, hard: 0.3, trivial: Number.NaN }
    const first = candidate(1, { metric: 0.2, groups })
    expect(alike(first, candidate(2, { metric: 0.2, groups: { ...groups, hard: 0.30001 } }))).toBe(true)
    expect(alike(first, candidate(3, { metric: 0.2, groups: { ...groups, hard: 0.4 } }))).toBe(false)
    expect(alike(first, candidate(4, { metric: 9, groups: {}, program: 'program 1' }))).toBe(true)
  })

  test('is a symmetric distance that failures do not break', () => {
    const failed = candidate(1, { metric: 1, kind: 'threw' })
    const scored = candidate(2, { metric: 1 })
    expect(outcomeDistance(failed, scored)).toBe(1)
    expect(outcomeDistance(scored, failed)).toBe(1)
    expect(outcomeDistance(failed, failed)).toBe(0)
  })
})

describe('survive', () => {
  test('prefers a different behaviour to a better copy, and copies to empty places', () => {
    const best = candidate(1, { metric: 1, groups: { easy: 1 } })
    const copy = candidate(2, { metric: 1, groups: { easy: 1 } })
    const other = candidate(3, { metric: 2, groups: { easy: 5 } })
    expect(survive([copy, other, best], 2)).toEqual([best, other])
    expect(survive([copy, other, best], 3)).toEqual([best, copy, other])
    expect(distinct([copy, other, best], 3)).toEqual([best, other])
  })

  test('keeps the best, no program twice, nothing unscored, and fills its places where it can', () => {
    assert(
      property(candidates, integer({ min: 1, max: 8 }), (list, size) => {
        const kept = survive(list, size)
        const scored = list.filter(isScored).toSorted(byMetric)
        const programs = new Set(scored.map((one) => one.fingerprint))
        expect(kept.length).toBe(Math.min(size, programs.size))
        expect(new Set(kept.map((one) => one.fingerprint)).size).toBe(kept.length)
        expect(kept.every(isScored)).toBe(true)
        expect(kept[0]).toBe(scored[0])
        expect(kept).toEqual(kept.toSorted(byMetric))
      }),
    )
  })
})

describe('choosePairs', () => {
  test('gives as many as asked, better first, of different programs and, where there are any, behaviours', () => {
    assert(
      property(candidates, integer(), (list, seed) => {
        const elites = list.filter(isScored)
        const pairs = choosePairs(elites, 5, randomStream(seed, 'pairs'))
        expect(pairs.length).toBe(new Set(elites.map((one) => one.fingerprint)).size < 2 ? 0 : 5)
        for (const { better, worse } of pairs) {
          expect(byMetric(better, worse)).toBeLessThan(0)
          expect(better.fingerprint).not.toBe(worse.fingerprint)
          if (alike(better, worse)) {
            expect([better, worse].some((one) => elites.every((other) => alike(one, other)))).toBe(true)
          }
        }
      }),
    )
  })

  test('draws better ranks more often', () => {
    const random = randomStream(7, 'ranks')
    const counts = [0, 0, 0]
    for (let draw = 0; draw < 3000; draw++) counts[pickByRank([0, 1, 2], random)]! += 1
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    expect(counts[2]).toBeGreaterThan(600)
  })
})

test('a tournament of everybody is won by the best, one of a single entrant by anybody', () => {
  const random = randomStream(1, 'tournament')
  const items = [3, 1, 2]
  expect(tournament(items, 60, random, (a, b) => a - b)).toBe(1)
  expect(new Set(Array.from({ length: 60 }, () => tournament(items, 1, random, (a, b) => a - b))).size).toBe(3)
})
