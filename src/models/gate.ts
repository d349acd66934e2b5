/** A gate before an endpoint: how many calls are on their way at once, and one pause that all its callers share. */

import pLimit from 'p-limit'
import type { Clock } from './clock.ts'
import { ModelError } from './model.ts'
import { createWidthProbe } from './width-probe.ts'

/** Shared by every model of one endpoint. */
export interface Gate {
  /** How many calls may be on their way now. */
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

/** A gate that starts at its first width and never exceeds its widest; between the two it widens while that brings more answers a second. */
export const createGate = (
  { first, widest }: { readonly first: number; readonly widest: number },
  clock: Clock,
): Gate => {
  const limit = pLimit(first)
  const probe = createWidthProbe({ first, widest }, clock)
  let opensAtMs = Number.NEGATIVE_INFINITY
  let halvings = 0
  let answersInARow = 0

  const answered = (): void => {
    const before = probe.width
    // Only a full gate with callers waiting tells what another place would bring.
    probe.answered(limit.activeCount >= limit.concurrency && limit.concurrency === before && limit.pendingCount > 0)
    if (probe.width !== before) {
      limit.concurrency = Math.min(probe.width, limit.concurrency * 2)
      return
    }
    answersInARow += 1
    if (answersInARow < limit.concurrency || limit.concurrency >= probe.width) return
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
      answered()
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
