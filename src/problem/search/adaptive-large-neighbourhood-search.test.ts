import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { randomStream } from '../../random.ts'
import { adaptiveLargeNeighbourhoodSearch } from './adaptive-large-neighbourhood-search.ts'

const chance = (seed: number): (() => number) => {
  const random = randomStream(seed, 'search')
  return () => random.next()
}

const rewards = [1.5, 1.2, 0.8, 0.1] as const
const adaptation = { iterations: 60, memory: 0.5, rewards, temperature: () => 1 }

test('credits, uses and the best are what a log of the search says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.nat(),
      (destroyers, repairers, seed) => {
        const values = randomStream(seed, 'values')
        const log: {
          readonly from: number
          readonly to: number
          readonly destroyer: number
          readonly repairer: number
        }[] = []
        const found = adaptiveLargeNeighbourhoodSearch(
          {
            start: 10,
            cost: (solution) => solution,
            destroyers,
            repairers,
            change: (from, destroyer, repairer) => {
              const to = from - 2 + values.index(5)
              log.push({ from, to, destroyer, repairer })
              return to
            },
          },
          adaptation,
          chance(seed),
        )
        if (typeof found === 'string') throw new Error(found)
        const { best, credits } = found
        expect(best).toBe(Math.min(10, ...log.map(({ to }) => to)))
        let lowest = 10
        const pairs = new Float64Array(destroyers * repairers)
        const uses = new Float64Array(destroyers * repairers)
        log.forEach(({ from, to, destroyer, repairer }, at) => {
          const current = log[at + 1]?.from
          const accepted = to > from && (current === to || (current === undefined && to > from))
          const reward = to < lowest ? rewards[0] : to < from ? rewards[1] : accepted ? rewards[2] : rewards[3]
          lowest = Math.min(lowest, to)
          const pair = destroyer * repairers + repairer
          // Whether the last step was accepted, the log does not say.
          if (at + 1 < log.length || to <= from) pairs[pair] = (pairs[pair] as number) + reward
          else pairs[pair] = Number.NaN
          uses[pair] = (uses[pair] as number) + 1
        })
        expect(credits.pairUses).toEqual(uses)
        pairs.forEach((credit, pair) => {
          if (!Number.isNaN(credit)) expect(credits.pairCredits[pair]).toBeCloseTo(credit, 9)
        })
        const rows = (of: Float64Array): number[] =>
          Array.from({ length: destroyers }, (_, d) =>
            of.slice(d * repairers, (d + 1) * repairers).reduce((sum, x) => sum + x, 0),
          )
        rows(credits.pairCredits).forEach((sum, d) => expect(credits.destroyCredits[d]).toBeCloseTo(sum, 9))
        expect([...credits.destroyUses]).toEqual(rows(credits.pairUses))
        expect(credits.repairUses.reduce((sum, x) => sum + x, 0)).toBe(adaptation.iterations)
      },
    ),
  )
})

test('operators that earn more are used more', () => {
  const found = adaptiveLargeNeighbourhoodSearch(
    {
      start: 1e6,
      cost: (x) => x,
      destroyers: 2,
      repairers: 1,
      change: (x, destroyer) => (destroyer === 0 ? x - 1 : x),
    },
    { ...adaptation, iterations: 1000 },
    chance(1),
  )
  if (typeof found === 'string') throw new Error(found)
  const [useful, useless] = found.credits.destroyUses as unknown as [number, number]
  expect(useful).toBeGreaterThan(5 * useless)
})

test('an answer that is no solution ends the search with its reason', () => {
  const found = adaptiveLargeNeighbourhoodSearch(
    { start: 0, cost: (x) => x, destroyers: 1, repairers: 1, change: () => 'nothing' },
    adaptation,
    chance(1),
  )
  expect(found).toBe('nothing')
})
