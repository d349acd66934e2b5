import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { insertions, timesOf } from './insertion.ts'
import { makespan } from './schedule.ts'
import { insertionDescent, moveJobs, nehSequence } from './search.ts'

/** Few different times, so that most places tie. */
const shops = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }))
  .chain(([jobs, machines, longest]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: longest }), { minLength: machines, maxLength: machines }), {
      minLength: jobs,
      maxLength: jobs,
    }),
  )
  .map((rows) => ({ p: rows.map((row) => Int32Array.from(row)) }))

const withOrder = shops.chain((shop) =>
  fc.record({
    shop: fc.constant(shop),
    order: fc.shuffledSubarray([...shop.p.keys()], { minLength: shop.p.length, maxLength: shop.p.length }),
  }),
)

const inserted = (rest: readonly number[], place: number, job: number): number[] => rest.toSpliced(place, 0, job)

test('every insertion has the makespan that it has from scratch, and the first of the best is told', () => {
  fc.assert(
    fc.property(withOrder, ({ shop, order }) => {
      const places = insertions(timesOf(shop.p))
      // Twice on one kernel, so that what an earlier call left behind would show.
      for (const [job, ...rest] of [order, order.toReversed()] as [number, ...number[]][]) {
        const place = places.evaluate(rest, rest.length, job)
        const expected = Array.from({ length: rest.length + 1 }, (_, at) => makespan(shop, inserted(rest, at, job)))
        expect(Array.from(places.makespans.subarray(0, rest.length + 1))).toEqual(expected)
        expect(place).toBe(expected.indexOf(Math.min(...expected)))
      }
    }),
  )
})

test('a descent ends where no job can be put better, with the makespan that it tells', () => {
  fc.assert(
    fc.property(withOrder, ({ shop, order }) => {
      const found = Int32Array.from(order)
      const told = insertionDescent(timesOf(shop.p))(found)
      expect(found.toSorted()).toEqual(Int32Array.from(order.keys()))
      expect(told).toBe(makespan(shop, found))
      expect(told).toBeLessThanOrEqual(makespan(shop, order))
      for (const job of order) {
        const rest = [...found].filter((other) => other !== job)
        for (let at = 0; at <= rest.length; at++)
          expect(makespan(shop, inserted(rest, at, job))).toBeGreaterThanOrEqual(told)
      }
    }),
    { numRuns: 60 },
  )
})

test('a moved job goes to the first best of the other places, and stays only where all of them are worse', () => {
  fc.assert(
    fc.property(withOrder, ({ shop, order }) => {
      const [job, ...rest] = order as [number, ...number[]]
      const found = Int32Array.from(order)
      moveJobs(timesOf(shop.p), found, [job])
      const others = rest.map((_, at) => makespan(shop, inserted(rest, at + 1, job)))
      const best = Math.min(...others)
      const place = best > makespan(shop, order) || rest.length === 0 ? 0 : others.indexOf(best) + 1
      expect([...found]).toEqual(inserted(rest, place, job))
    }),
  )
})

test('NEH gives a permutation of all jobs', () => {
  fc.assert(
    fc.property(shops, (shop) => {
      expect(nehSequence(timesOf(shop.p)).toSorted()).toEqual(Int32Array.from(shop.p.keys()))
    }),
  )
})
