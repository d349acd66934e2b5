/** A clock whose sleeps take no time and are noted. */

import type { Clock } from '../../src/models/clock.ts'

export type FakeClock = Clock & { readonly slept: readonly number[] }

/** Starts at zero; sleeping moves it on. */
export const createFakeClock = (): FakeClock => {
  const slept: number[] = []
  let nowMs = 0
  return {
    slept,
    nowMs: () => nowMs,
    sleep: async (ms, signal) => {
      signal.throwIfAborted()
      slept.push(ms)
      nowMs += ms
      await Promise.resolve()
    },
  }
}
