import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import type { Instance } from '../instance.ts'
import { generate } from '../instances.ts'
import { makespan, operationsIn, parseOrder } from '../schedule.ts'
import { solve, type Heuristic } from './driver.ts'

const instances = (least: number): fc.Arbitrary<Instance> =>
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
    .chain(([jobs, machines]) => {
      const visited = [...Array(machines).keys()]
      const route = fc.shuffledSubarray(visited, { minLength: machines, maxLength: machines })
      const times = fc.array(fc.integer({ min: least, max: 6 }), { minLength: machines, maxLength: machines })
      const rows = <Row>(row: fc.Arbitrary<Row>) => fc.array(row, { minLength: jobs, maxLength: jobs })
      return fc.record({ machine: rows(route), p: rows(times) })
    })
    .map(({ machine, p }) => ({
      machine: machine.map((row) => Int32Array.from(row)),
      p: p.map((row) => Int32Array.from(row)),
    }))

/** Some rule, different for each number. */
const rule = (seed: number): Heuristic => ({
  priority: ({ time, remaining, next, nextQueue }) => ((time * 7 + remaining * 13 + next * 5 + nextQueue) * seed) % 11,
})
const isFree = (instance: Instance, order: Int32Array, on: number, from: number, to: number): boolean =>
  operationsIn(instance, order).every(({ machine, start, end }) => machine !== on || end <= from || start >= to)

test('both kinds of schedule are feasible, and what the rule is told is true', () => {
  fc.assert(
    fc.property(instances(0), fc.nat(10), (instance, seed) => {
      const machines = instance.p[0]?.length ?? 0
      for (const schedule of ['non-delay', 'active'] as const) {
        const telling: Heuristic = {
          priority: (operation, shop) => {
            expect(shop.waiting).toBeGreaterThan(1)
            expect(operation.start).toBeGreaterThanOrEqual(Math.max(operation.arrival, shop.now))
            expect(operation.left).toBeLessThanOrEqual(machines)
            expect(operation.remaining).toBeGreaterThanOrEqual(operation.time + operation.next)
            expect(shop.maxRemaining).toBeGreaterThanOrEqual(operation.remaining)
            if (schedule === 'non-delay') expect(operation.start).toBe(shop.now)
            if (operation.left === 1) expect([operation.next, operation.nextQueue]).toEqual([0, 0])
            return rule(seed).priority(operation, shop)
          },
        }
        const order = parseOrder(solve(instance, telling, undefined, { schedule }), instance)
        const load = instance.p.flatMap((row) => [...row]).reduce((sum, time) => sum + time, 0)
        expect(makespan(instance, order)).toBeLessThanOrEqual(load)
      }
    }),
  )
})

test('a non-delay schedule keeps no machine waiting for an operation that could begin', () => {
  fc.assert(
    fc.property(instances(1), fc.nat(10), (instance, seed) => {
      const order = solve(instance, rule(seed), undefined, { schedule: 'non-delay' })
      const all = operationsIn(instance, order)
      for (const operation of all) {
        const earlier = all.filter(({ job, end }) => job === operation.job && end <= operation.start)
        const arrival = Math.max(0, ...earlier.map(({ end }) => end))
        // Whole moments suffice, as all times are whole.
        for (let moment = arrival; moment < operation.start; moment++)
          expect(isFree(instance, order, operation.machine, moment, moment + 1)).toBe(false)
      }
    }),
  )
})

test('in an active schedule no operation fits into an earlier gap of its machine', () => {
  fc.assert(
    fc.property(instances(1), fc.nat(10), (instance, seed) => {
      const order = solve(instance, rule(seed), undefined, { schedule: 'active' })
      const all = operationsIn(instance, order)
      for (const { job, machine, start, end } of all) {
        const earlier = all.filter((other) => other.job === job && other.end <= start)
        const arrival = Math.max(0, ...earlier.map((other) => other.end))
        for (let moment = arrival; moment < start; moment++) {
          const to = moment + end - start
          const others = all.filter((other) => other.machine === machine && other.job !== job)
          expect(others.every((other) => other.end <= moment || other.start >= to)).toBe(false)
        }
      }
    }),
  )
})

test('ties go to the job with the smaller number, infinities are numbers', () => {
  const p = [
    [5, 1],
    [5, 1],
    [5, 1],
  ].map((row) => Int32Array.from(row))
  const machine = p.map(() => Int32Array.of(0, 1))
  for (const rating of [0, -Infinity, Infinity])
    expect([...solve({ machine, p }, { priority: () => rating }, undefined, { schedule: 'non-delay' })]).toEqual([
      0, 1, 0, 2, 1, 2,
    ])
})

test('a rule cannot change what the driver or other decisions see', () => {
  const instance = generate({ jobs: 8, machines: 5, rep: 900 })
  const settings = { schedule: 'non-delay' } as const
  const honest = solve(instance, { priority: ({ remaining }) => remaining }, undefined, settings)
  const meddling: Heuristic = {
    priority: (operation, shop) => {
      const { remaining } = operation
      Object.assign(operation, { time: -9, remaining: -9, arrival: 0, start: 0, nextQueue: 7 })
      Object.assign(shop, { now: 0, machineLeft: 0 })
      expect(Reflect.set(operation, 'extra', 1)).toBe(false)
      return remaining
    },
  }
  expect(solve(instance, meddling, undefined, settings)).toEqual(honest)
})
