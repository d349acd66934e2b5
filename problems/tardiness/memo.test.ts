import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { createMemo } from './memo.ts'

const entries = fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.nat(1e9), fc.nat(999)), { maxLength: 3000 })

test('answers as a map does, across growth', () => {
  fc.assert(
    fc.property(entries, (entries) => {
      const memo = createMemo(1 << 12)
      const map = new Map<string, readonly [number, number]>()
      for (const [subset, start, value, split] of entries) {
        memo.store(subset, start, value, split)
        map.set(`${subset}/${start}`, [value, split])
      }
      expect(memo.size()).toBe(map.size)
      for (let subset = 0; subset <= 40; subset++) {
        for (let start = 0; start <= 40; start++) {
          const slot = memo.find(subset, start)
          const found = slot === -1 ? undefined : [memo.value(slot), memo.split(slot)]
          expect(found).toEqual(map.get(`${subset}/${start}`))
        }
      }
    }),
    { numRuns: 20 },
  )
})

test('a full table forgets entries but never gives a wrong one', () => {
  const memo = createMemo(16)
  for (let key = 0; key < 1000; key++) {
    memo.store(key, key % 7, key * 2, key % 50)
    expect(memo.value(memo.find(key, key % 7))).toBe(key * 2)
  }
  expect(memo.size()).toBeLessThanOrEqual(16)
  for (let key = 0; key < 1000; key++) {
    const slot = memo.find(key, key % 7)
    if (slot !== -1) expect([memo.value(slot), memo.split(slot)]).toEqual([key * 2, key % 50])
  }
})
