import { array, assert, constantFrom, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import type { Instance } from '../instance.ts'
import { totalTardiness } from '../total-tardiness.ts'
import { createNeighbourhood } from './neighbourhood.ts'

/** Few values, so that ties are common; or many. */
const instances = constantFrom(4, 100, 1_000_000).chain((most) =>
  array(tuple(integer({ min: 1, max: most }), integer({ min: -most, max: 8 * most })), {
    minLength: 1,
    maxLength: 14,
  }).map((jobs): Instance => ({ p: Int32Array.from(jobs, ([p]) => p), d: Int32Array.from(jobs, ([, d]) => d) })),
)

const moved = (order: Int32Array, from: number, to: number): Int32Array => {
  const jobs = [...order]
  jobs.splice(to, 0, ...jobs.splice(from, 1))
  return Int32Array.from(jobs)
}

const swapped = (order: Int32Array, a: number, b: number): Int32Array => {
  const jobs = order.slice()
  ;[jobs[a], jobs[b]] = [order[b] as number, order[a] as number]
  return jobs
}

test('every insertion and swap changes the total by what the tables say, for one schedule after the other', () => {
  assert(
    property(
      instances,
      array(tuple(integer({ min: 0, max: 13 }), integer({ min: 0, max: 13 })), { maxLength: 4 }),
      (instance, moves) => {
        const n = instance.p.length
        const { load, insertion, swap, completion } = createNeighbourhood(instance)
        let order = Int32Array.from(instance.p.keys())
        for (const [from, to] of [[0, 0] as const, ...moves]) {
          order = Int32Array.from(moved(order, from % n, to % n))
          load(order)
          const total = totalTardiness(instance, order)
          expect(completion[n - 1]).toBe(instance.p.reduce((sum, p) => sum + p, 0))
          for (let a = 0; a < n; a++)
            for (let b = 0; b < n; b++) {
              expect(insertion[a * n + b]).toBe(totalTardiness(instance, moved(order, a, b)) - total)
              if (a < b) expect(swap[a * n + b]).toBe(totalTardiness(instance, swapped(order, a, b)) - total)
            }
        }
      },
    ),
    { numRuns: 300 },
  )
})
