import { expect, test } from 'vitest'
import type { Clock } from './clock.ts'
import { createWidthProbe } from './width-probe.ts'

/** Answers of a server that works on `slots` calls side by side, a second each, until 200 of them came. */
const widthFoundAt = (slots: number, options: { first: number; widest: number }, busy = true): number => {
  let nowMs = 0
  const clock: Clock = { nowMs: () => nowMs, sleep: () => Promise.resolve() }
  const probe = createWidthProbe(options, clock)
  for (let answer = 0; answer < 200; answer += 1) {
    nowMs += 1000 / Math.min(probe.width, slots)
    probe.answered(busy)
  }
  return probe.width
}

test.each([
  { slots: 1, found: 1 },
  { slots: 2, found: 2 },
  { slots: 4, found: 4 },
  { slots: 64, found: 8 },
])('a local server with $slots slots is asked $found at a time', ({ slots, found }) => {
  expect(widthFoundAt(slots, { first: 1, widest: 8 })).toBe(found)
})

test('a width that is set stays, and a server that is not kept busy tells nothing', () => {
  expect(widthFoundAt(64, { first: 3, widest: 3 })).toBe(3)
  expect(widthFoundAt(64, { first: 1, widest: 8 }, false)).toBe(1)
})
