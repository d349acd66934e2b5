import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instance } from '../instance.ts'
import { packingOf } from '../packing.ts'
import { type Heuristic, type Settings, solve } from './driver.ts'

const instances: fc.Arbitrary<Instance> = fc
  .integer({ min: 1, max: 12 })
  .chain((capacity) =>
    fc
      .array(fc.integer({ min: 1, max: capacity }), { minLength: 1, maxLength: 40 })
      .map((sizes) => ({ capacity, sizes: Int32Array.from(sizes) })),
  )

/** Few different values, so that ties are common; they depend on place and neighbours too. */
const someRatings =
  (salt: number): Heuristic['priority'] =>
  (item, capacities) =>
    capacities.map((left, bin) => Math.imul(left * 31 + item * 7 + bin * 13 + (capacities[bin - 1] ?? 0), salt) & 3)

/** The published protocol by the letter, with a given window. */
const byTheLetter = ({ capacity, sizes }: Instance, priority: Heuristic['priority'], window: Settings['window']) => {
  const left = Array.from({ length: 2 * sizes.length }, () => capacity)
  const slots: number[] = []
  for (const item of sizes) {
    const end = window === 'full' ? sizes.length : Math.max(-1, ...slots) + 3
    const fits = [...left.keys()].slice(0, end).filter((bin) => (left[bin] as number) >= item)
    const ratings = Array.from(
      priority(
        item,
        fits.map((bin) => left[bin] as number),
      ),
    )
    const slot = fits[ratings.indexOf(Math.max(...ratings))] as number
    left[slot] = (left[slot] as number) - item
    slots.push(slot)
  }
  const order = [...new Set(slots)]
  return slots.map((slot) => order.indexOf(slot))
}

test.each(['open', 'full'] as const)('does what the protocol says with the window %s', (window) => {
  fc.assert(
    fc.property(instances, fc.integer(), (instance, salt) => {
      const packing = solve(instance, { priority: someRatings(salt) }, undefined, { window })
      expect([...(packing as Int32Array)]).toEqual(byTheLetter(instance, someRatings(salt), window))
      expect(packingOf(packing, instance)).toEqual(packing)
    }),
  )
})

const instance: Instance = { capacity: 10, sizes: Int32Array.of(6, 6, 3, 4, 1) }
const run = (priority: Heuristic['priority']): readonly number[] | string => {
  const packing = solve(instance, { priority }, undefined, { window: 'open' })
  return typeof packing === 'string' ? packing : [...packing]
}

test('shows the bins that the item fits into, and two empty ones', () => {
  const seen: unknown[] = []
  run((item, capacities) => {
    seen.push([item, ...capacities])
    return capacities.map(() => 0)
  })
  expect(seen).toEqual([
    [6, 10, 10],
    [6, 10, 10],
    [3, 4, 4, 10, 10],
    [4, 4, 10, 10],
    [1, 1, 10, 10],
  ])
})

test('ties go to the first bin, infinities are numbers', () => {
  for (const rating of [0, -Infinity, Infinity])
    expect(run((_, capacities) => capacities.map(() => rating))).toEqual([0, 1, 0, 1, 0])
})

test('a priority of another length than the bins is told', () => {
  expect(run(() => [1])).toBe('priority returned 1 numbers for 2 bins')
  const meddling = run((_, capacities) => {
    ;(capacities as number[]).length = 0
    return []
  })
  expect(meddling).toBe('priority returned 0 numbers for 2 bins')
})

test('what a priority does to its arguments, or keeps of them, changes nothing', () => {
  const kept: number[][] = []
  const meddling = run((item, capacities) => {
    const ratings = capacities.map((left) => -left)
    for (const earlier of [...kept, capacities as number[]]) earlier.fill(item)
    kept.push(capacities as number[])
    return ratings
  })
  expect(meddling).toEqual(run((_, capacities) => capacities.map((left) => -left)))
})
