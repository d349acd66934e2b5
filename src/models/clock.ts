/** Time as retries see it; handed in, so that tests need no waiting. */

import { setTimeout as after } from 'node:timers/promises'

/** A monotonic clock. */
export interface Clock {
  /** Milliseconds from an arbitrary start. */
  nowMs(): number
  /** Resolves after that time; rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** What a timer of the system holds at most, a little under 25 days. */
const longestTimerMs = 2 ** 31 - 1

/** The machine's clock. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await after(Math.min(Math.max(ms, 0), longestTimerMs), undefined, { signal })
    } catch {
      signal.throwIfAborted()
    }
  },
}
