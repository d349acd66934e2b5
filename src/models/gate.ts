/** A gate before an endpoint: how many calls are on their way at once, and one pause that all its callers share. */

import pLimit from 'p-limit'
import type { Clock } from './clock.ts'
import { ModelError } from './model.ts'

/** Shared by every model of one endpoint. */
export interface Gate {
  /** How many calls may be on their way now; between 1 and what the gate was made with. */
  readonly width: number
  /**
   * Runs a call when there is room and no pause. A call that fails with `rate-limit` halves the width, once for all calls
   * that left before the halving; as many answers in a row as the width is widen it by one. Rejects with the signal's
   * reason when it aborts while waiting.
   */
  run<Result>(call: () => Promise<Result>, signal: AbortSignal): Promise<Result>
  /** Lets no call leave for that time; a longer pause that is already on stays. */
  pause(ms: number): void
}

/** A gate that starts at its full width and never exceeds it. */
export const createGate = (widest: number, clock: Clock): Gate => {
  const limit = pLimit(widest)
  let opensAtMs = Number.NEGATIVE_INFINITY
  let halvings = 0
  let answersInARow = 0

  const widen = (): void => {
    answersInARow += 1
    if (answersInARow < limit.concurrency || limit.concurrency >= widest) return
    answersInARow = 0
    limit.concurrency += 1
  }

  const halve = (halvingsAtStart: number): void => {
    if (halvingsAtStart !== halvings) return
    halvings += 1
    answersInARow = 0
    limit.concurrency = Math.max(1, Math.floor(limit.concurrency / 2))
  }

  const pass = async <Result>(call: () => Promise<Result>, signal: AbortSignal): Promise<Result> => {
    for (let waitMs = opensAtMs - clock.nowMs(); waitMs > 0; waitMs = opensAtMs - clock.nowMs()) {
      await clock.sleep(waitMs, signal)
    }
    signal.throwIfAborted()
    const halvingsAtStart = halvings
    try {
      const result = await call()
      widen()
      return result
    } catch (error) {
      if (error instanceof ModelError && error.kind === 'rate-limit') halve(halvingsAtStart)
      throw error
    }
  }

  return {
    get width() {
      return limit.concurrency
    },
    run: (call, signal) =>
      new Promise((resolve, reject) => {
        const leaveQueue = (): void => reject(signal.reason)
        if (signal.aborted) return leaveQueue()
        signal.addEventListener('abort', leaveQueue, { once: true })
        void limit(() => {
          signal.removeEventListener('abort', leaveQueue)
          return pass(call, signal)
        }).then(resolve, reject)
      }),
    pause: (ms) => {
      opensAtMs = Math.max(opensAtMs, clock.nowMs() + ms)
    },
  }
}
