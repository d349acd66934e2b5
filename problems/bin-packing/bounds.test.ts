import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { continuousBound, martelloTothBound } from './bounds.ts'
import type { Instance } from './instance.ts'
import l2 from './reference.ts'
import l1 from './reference-l1.ts'

const instances: fc.Arbitrary<Instance> = fc
  .integer({ min: 1, max: 30 })
  .chain((capacity) =>
    fc
      .array(fc.integer({ min: 1, max: capacity }), { minLength: 1, maxLength: 8 })
      .map((sizes) => ({ capacity, sizes: Int32Array.from(sizes) })),
  )

/** Every packing is tried. */
const optimum = ({ capacity, sizes }: Instance): number => {
  let best = sizes.length
  const rooms: number[] = []
  const place = (item: number): void => {
    if (rooms.length >= best) return
    const size = sizes[item]
    if (size === undefined) {
      best = rooms.length
      return
    }
    for (let bin = 0; bin < rooms.length; bin++) {
      if ((rooms[bin] as number) < size) continue
      rooms[bin] = (rooms[bin] as number) - size
      place(item + 1)
      rooms[bin] = (rooms[bin] as number) + size
    }
    rooms.push(capacity - size)
    place(item + 1)
    rooms.pop()
  }
  place(0)
  return best
}

/** The bound by its definition, threshold by threshold. */
const byDefinition = ({ capacity, sizes }: Instance): number => {
  const sum = (values: readonly number[]): number => values.reduce((total, size) => total + size, 0)
  const bounds = Array.from({ length: Math.floor(capacity / 2) + 1 }, (_, k) => {
    const [alone, shared, small] = [
      [...sizes].filter((size) => size > capacity - k),
      [...sizes].filter((size) => size <= capacity - k && size > capacity / 2),
      [...sizes].filter((size) => size <= capacity / 2 && size >= k),
    ] as const
    const beyond = sum(small) - (shared.length * capacity - sum(shared))
    return alone.length + shared.length + Math.max(0, Math.ceil(beyond / capacity))
  })
  return Math.max(...bounds)
}

test('L2 is what its definition says, at least L1, and never above the optimum', () => {
  fc.assert(
    fc.property(instances, (instance) => {
      const bound = martelloTothBound(instance)
      expect(bound).toBe(byDefinition(instance))
      expect(bound).toBeGreaterThanOrEqual(continuousBound(instance))
      expect(bound).toBeLessThanOrEqual(optimum(instance))
    }),
  )
})

test('references are bounds and say which', () => {
  const instance = { capacity: 10, sizes: Int32Array.of(6, 6, 6) }
  expect(l2(instance)).toEqual({ value: 3, kind: 'bound', by: 'L2 (Martello and Toth)' })
  expect(l1(instance)).toEqual({ value: 2, kind: 'bound', by: 'L1 = ⌈Σ sizes / capacity⌉' })
})
