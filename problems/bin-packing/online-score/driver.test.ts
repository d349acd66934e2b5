import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instance } from '../instance.ts'
import { solve as solveOnline } from '../online/driver.ts'
import { solve } from './driver.ts'

const instances = (most: number): fc.Arbitrary<Instance> =>
  fc
    .integer({ min: 1, max: most })
    .chain((capacity) =>
      fc
        .array(fc.integer({ min: 1, max: capacity }), { minLength: 1, maxLength: 60 })
        .map((sizes) => ({ capacity, sizes: Int32Array.from(sizes) })),
    )

const ratings = (salt: number) => (item: number, remaining: number) => Math.imul(remaining * 31 + item * 7, salt) & 3

test.each([12, 5000])('packs as the vector contract does with the same score, capacities up to %i', (most) => {
  fc.assert(
    fc.property(instances(most), fc.integer(), (instance, salt) => {
      const score = ratings(salt)
      const priority = (item: number, capacities: readonly number[]) => capacities.map((left) => score(item, left))
      expect(solve(instance, { score })).toEqual(solveOnline(instance, { priority }, undefined, { window: 'open' }))
    }),
  )
})

test('asks once for each pair, and never for a bin that the item does not fit into', () => {
  fc.assert(
    fc.property(instances(12), fc.integer(), (instance, salt) => {
      const asked: string[] = []
      solve(instance, {
        score: (item, remaining) => {
          expect(remaining).toBeGreaterThanOrEqual(item)
          asked.push(`${item} ${remaining}`)
          return ratings(salt)(item, remaining)
        },
      })
      expect(new Set(asked).size).toBe(asked.length)
    }),
  )
})

test('ties go to the first bin, infinities are numbers', () => {
  const instance = { capacity: 10, sizes: Int32Array.of(6, 6, 3, 4, 1) }
  for (const rating of [0, -Infinity, Infinity])
    expect([...solve(instance, { score: () => rating })]).toEqual([0, 1, 0, 1, 0])
})
