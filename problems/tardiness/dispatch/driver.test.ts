import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import type { Instance } from '../instance.ts'
import { generate } from '../instances.ts'
import { type Job, type Pending, solve } from './driver.ts'

const instances: fc.Arbitrary<Instance> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -3, max: 30 })), { minLength: 1, maxLength: 12 })
  .map((jobs) => ({ p: Int32Array.from(jobs, ([p]) => p), d: Int32Array.from(jobs, ([, d]) => d) }))

test('tells the rule the time and exactly what is pending', () => {
  fc.assert(
    fc.property(
      instances,
      fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 200, maxLength: 200 }),
      (instance, ratings) => {
        const seen: { job: Job; now: number; pending: Pending }[] = []
        const order = solve(instance, {
          priority: (job, now, pending) => {
            seen.push({ job, now, pending: { ...pending } })
            return ratings[seen.length % 200] as number
          },
        })
        const n = order.length
        expect([...order].toSorted((a, b) => a - b)).toEqual([...instance.p.keys()])
        expect(seen).toHaveLength((n * (n + 1)) / 2 - 1)
        let now = 0
        for (let at = 0; at < n - 1; at++) {
          const calls = seen.splice(0, n - at)
          const jobs = Array.from(order.subarray(at)).map((job) => ({
            p: instance.p[job] as number,
            d: instance.d[job] as number,
          }))
          const times = jobs.map(({ p }) => p)
          const totalP = times.reduce((sum, p) => sum + p, 0)
          const expected = {
            count: n - at,
            totalP,
            minP: Math.min(...times),
            meanP: totalP / (n - at),
            maxP: Math.max(...times),
            minD: Math.min(...jobs.map(({ d }) => d)),
          }
          for (const call of calls) expect(call).toMatchObject({ now, pending: expected })
          const inOrder = jobs.toSorted((a, b) => a.d - b.d || a.p - b.p)
          expect(calls.map(({ job }) => ({ ...job }))).toEqual(inOrder)
          now += jobs[0]?.p ?? 0
        }
      },
    ),
  )
})

test('ties go to the earliest in (d, p, index) order, infinities are numbers', () => {
  const instance = { p: Int32Array.of(5, 2, 2, 9, 1), d: Int32Array.of(4, 8, 8, 4, 8) }
  for (const rating of [0, -Infinity, Infinity])
    expect([...solve(instance, { priority: () => rating })]).toEqual([0, 3, 4, 1, 2])
})

test('a rule cannot change what the driver or other calls see', () => {
  const instance = generate({ n: 20, tf10: 6, rdd10: 4, rep: 0 })
  const honest = solve(instance, { priority: (job, now) => -Math.max(now + job.p, job.d) })
  const copy = { p: instance.p.slice(), d: instance.d.slice() }
  const meddling = solve(instance, {
    priority: (job, now, pending) => {
      expect(Reflect.set(job, 'p', 0)).toBe(false)
      Object.assign(pending, { count: 0, totalP: 0, minP: 0, meanP: 0, maxP: 0, minD: 0 })
      return -Math.max(now + job.p, job.d)
    },
  })
  expect(meddling).toEqual(honest)
  expect(instance).toEqual(copy)
})
