import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instance } from '../instance.ts'
import { type Items, solve } from './driver.ts'

const instances: fc.Arbitrary<Instance> = fc
  .integer({ min: 1, max: 12 })
  .chain((capacity) =>
    fc
      .array(fc.integer({ min: 1, max: capacity }), { minLength: 1, maxLength: 40 })
      .map((sizes) => ({ capacity, sizes: Int32Array.from(sizes) })),
  )

const byTheLetter = (
  { capacity, sizes }: Instance,
  keys: readonly number[],
  fit: 'first' | 'best',
): readonly number[] => {
  const rooms: number[] = []
  const packing: number[] = []
  for (const item of [...sizes.keys()].toSorted((i, j) => (keys[j] as number) - (keys[i] as number))) {
    const size = sizes[item] as number
    const fits = [...rooms.keys()].filter((bin) => (rooms[bin] as number) >= size)
    if (fit === 'best') fits.sort((a, b) => (rooms[a] as number) - (rooms[b] as number))
    const bin = fits[0] ?? rooms.push(capacity) - 1
    rooms[bin] = (rooms[bin] as number) - size
    packing[item] = bin
  }
  return packing
}

test.each(['first', 'best'] as const)('packs by falling key, ties as they come, with fit %s', (fit) => {
  fc.assert(
    fc.property(instances, fc.integer(), (instance, salt) => {
      const key = (size: number): number => Math.imul(size, salt) & 3
      const keys = Array.from(instance.sizes, key)
      expect([...solve(instance, { key }, undefined, { fit })]).toEqual(byTheLetter(instance, keys, fit))
    }),
  )
})

test('tells the numbers of all items, once for each size, whatever a key writes into them', () => {
  fc.assert(
    fc.property(instances, (instance) => {
      const { capacity, sizes } = instance
      const seen = new Map<number, Items>()
      solve(
        instance,
        {
          key: (size, _, items) => {
            expect(seen.has(size)).toBe(false)
            seen.set(size, { ...items })
            Object.assign(items, { count: 0, total: 0, smallest: 0, mean: 0, largest: 0, same: 0, beside: 0, exact: 0 })
            return size
          },
        },
        undefined,
        { fit: 'first' },
      )
      expect(new Set(seen.keys())).toEqual(new Set(sizes))
      const total = sizes.reduce((sum, size) => sum + size, 0)
      for (const [size, items] of seen) {
        const others = [...sizes]
        others.splice(others.indexOf(size), 1)
        expect(items).toEqual({
          count: sizes.length,
          total,
          smallest: Math.min(...sizes),
          mean: total / sizes.length,
          largest: Math.max(...sizes),
          same: [...sizes].filter((other) => other === size).length,
          beside: others.filter((other) => other + size <= capacity).length,
          exact: others.filter((other) => other + size === capacity).length,
        })
      }
    }),
  )
})

test('infinite keys go first and last', () => {
  const instance = { capacity: 2, sizes: Int32Array.of(1, 2, 1) }
  const key = (size: number): number => (size === 1 ? -Infinity : Infinity)
  expect([...solve(instance, { key }, undefined, { fit: 'first' })]).toEqual([1, 0, 1])
})
