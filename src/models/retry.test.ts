/** Retries, the shared pause and the width of the gate, on a clock that takes no time. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFakeClock } from '../../test/wire/fake-clock.ts'
import { randomStream } from '../random.ts'
import { createGate } from './gate.ts'
import { ModelError } from './model.ts'
import { backoffMs, withRetries } from './retry.ts'
import { retryAfterMs } from './retry-after.ts'

const never = new AbortController().signal

test('backoff doubles from one second, jittered by a quarter, and is the same for the same seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer(), (failed, seed) => {
      const waitMs = backoffMs(failed, randomStream(seed, 'retry'))
      const middleMs = 1000 * 2 ** (failed - 1)
      expect(waitMs).toBeGreaterThanOrEqual(middleMs * 0.75)
      expect(waitMs).toBeLessThan(middleMs * 1.25)
      expect(waitMs).toBe(backoffMs(failed, randomStream(seed, 'retry')))
    }),
  )
})

test('a pause holds back every caller of the gate', async () => {
  const clock = createFakeClock()
  const gate = createGate({ first: 4, widest: 4 }, clock)
  const leftAtMs: number[] = []
  const options = { gate, clock, random: randomStream(1), signal: never, onNotice: () => undefined }
  await withRetries(async ({ previous }) => {
    if (previous === undefined) throw new ModelError('rate-limit', 'slow down', { retryAfterMs: 120_000 })
  }, options)
  gate.pause(60_000)
  gate.pause(30_000)
  await Promise.all(
    [1, 2, 3].map(() =>
      withRetries(async () => {
        leftAtMs.push(clock.nowMs())
      }, options),
    ),
  )
  expect(leftAtMs.every((atMs) => atMs >= 180_000)).toBe(true)
})

test('a burst of rate limits halves the width once; answers widen it again, never beyond its start', async () => {
  const gate = createGate({ first: 8, widest: 8 }, createFakeClock())
  const limited = (): Promise<never> => Promise.reject(new ModelError('rate-limit', 'slow down'))
  await Promise.allSettled(Array.from({ length: 8 }, () => gate.run(limited, never)))
  expect(gate.width).toBe(4)
  await Promise.allSettled([gate.run(limited, never)])
  expect(gate.width).toBe(2)
  await Promise.allSettled([gate.run(limited, never)])
  await Promise.allSettled([gate.run(limited, never)])
  expect(gate.width).toBe(1)
  await gate.run(() => Promise.resolve(), never)
  expect(gate.width).toBe(2)
  for (let i = 0; i < 100; i += 1) await gate.run(() => Promise.resolve(), never)
  expect(gate.width).toBe(8)
})

test('never more calls are on their way than the gate is wide', async () => {
  const gate = createGate({ first: 3, widest: 3 }, createFakeClock())
  let onTheirWay = 0
  let most = 0
  const call = async (): Promise<void> => {
    onTheirWay += 1
    most = Math.max(most, onTheirWay)
    await new Promise((resolve) => setImmediate(resolve))
    onTheirWay -= 1
  }
  await Promise.all(Array.from({ length: 20 }, () => gate.run(call, never)))
  expect(most).toBe(3)
})

test('a call that waits at the gate can be stopped, and leaves its place to others', async () => {
  const gate = createGate({ first: 1, widest: 1 }, createFakeClock())
  const blocker = Promise.withResolvers<string>()
  const first = gate.run(() => blocker.promise, never)
  const controller = new AbortController()
  const second = gate.run(() => Promise.resolve('second'), controller.signal)
  const third = gate.run(() => Promise.resolve('third'), never)
  controller.abort(new Error('enough'))
  await expect(second).rejects.toThrow('enough')
  blocker.resolve('first')
  expect(await Promise.all([first, third])).toEqual(['first', 'third'])
})

test.each([
  { headers: { 'retry-after': '120' }, waitMs: 120_000 },
  { headers: { 'retry-after': '0.5' }, waitMs: 500 },
  { headers: { 'retry-after-ms': '250', 'retry-after': '9' }, waitMs: 250 },
  {
    headers: { 'retry-after': 'Fri, 20 Nov 2026 10:02:00 GMT', date: 'Fri, 20 Nov 2026 10:00:00 GMT' },
    waitMs: 120_000,
  },
  { headers: { 'retry-after': 'Fri, 20 Nov 2026 10:02:00 GMT' }, waitMs: undefined },
  { headers: { 'retry-after': 'soon' }, waitMs: undefined },
  { headers: {}, waitMs: undefined },
])('Retry-After of $headers is $waitMs ms', ({ headers, waitMs }) => {
  expect(retryAfterMs(new Headers(Object.entries(headers)))).toBe(waitMs)
})
