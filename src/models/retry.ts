/** Our own retries: which failures are tried again, how often, and after how long. */

import type { Random } from '../random.ts'
import type { Clock } from './clock.ts'
import type { Gate } from './gate.ts'
import { ModelError, type CompletionOptions, type ModelErrorKind } from './model.ts'

/** How many attempts a call has that keeps failing so. */
const attemptsAllowed: Readonly<Record<ModelErrorKind, number>> = {
  'rate-limit': 5,
  overloaded: 5,
  network: 5,
  timeout: 5,
  truncated: 2,
  malformed: 2,
  auth: 1,
  quota: 1,
  'context-length': 1,
  'bad-request': 1,
  'not-found': 1,
  'content-filter': 1,
  length: 1,
  aborted: 1,
  exhausted: 1,
}

/** One go at a call. `leaving` is to be called before every request that leaves, since a go may need more than one. */
export type Attempt = { readonly previous: ModelError | undefined; readonly leaving: () => void }

export type RetryOptions = Pick<CompletionOptions, 'signal' | 'onAttempt' | 'onFailedAttempt'> & {
  readonly gate: Gate
  readonly clock: Clock
  /** Draws the jitter. */
  readonly random: Random
  /** Told of waits that a user would wonder about. */
  readonly onNotice: (notice: string) => void
}

/** Waits longer than this are told. */
const remarkableWaitMs = 10_000

/** Milliseconds before attempt `failed + 1`: 1, 2, 4, 8 s, each times a draw between 0.75 and 1.25. */
export const backoffMs = (failed: number, random: Random): number =>
  1000 * 2 ** (failed - 1) * (0.75 + random.next() / 2)

const aborted = (signal: AbortSignal): ModelError =>
  signal.reason instanceof ModelError
    ? signal.reason
    : new ModelError('aborted', 'the call was stopped before it was answered', { cause: signal.reason })

const gaveUp = (error: ModelError, attempts: number): ModelError =>
  attempts === 1
    ? error
    : new ModelError(error.kind, `${error.message} (gave up after ${attempts} attempts)`, {
        cause: error.cause,
        usage: error.usage,
        retryAfterMs: error.retryAfterMs,
      })

/**
 * Sends until answered. A server's Retry-After is honoured whatever its length and holds back all callers of the endpoint,
 * as does the backoff after a rate limit; other backoffs hold back this call alone, without its place at the gate.
 */
export const withRetries = async <Result>(
  send: (attempt: Attempt) => Promise<Result>,
  { gate, clock, random, signal, onAttempt, onFailedAttempt, onNotice }: RetryOptions,
): Promise<Result> => {
  let left = 0
  let previous: ModelError | undefined
  const leaving = (): void => {
    left += 1
    onAttempt?.(left)
  }
  for (let failed = 1; ; failed += 1) {
    try {
      return await gate.run(() => send({ previous, leaving }), signal)
    } catch (error) {
      if (signal.aborted) throw aborted(signal)
      if (!(error instanceof ModelError)) throw error
      onFailedAttempt?.(left, error)
      if (failed >= attemptsAllowed[error.kind]) throw gaveUp(error, left)
      previous = error
    }
    const waitMs = previous.retryAfterMs ?? backoffMs(failed, random)
    if (waitMs >= remarkableWaitMs) onNotice(`${previous.message}; next attempt in ${Math.ceil(waitMs / 1000)} s`)
    if (previous.retryAfterMs !== undefined || previous.kind === 'rate-limit') gate.pause(waitMs)
    else {
      try {
        await clock.sleep(waitMs, signal)
      } catch {
        throw aborted(signal)
      }
    }
  }
}
