/** The deadlines of one request: to its headers, between chunks, and over all; the first cause to stop it wins. */

import { ModelError } from './model.ts'

/** Milliseconds. Node's own fetch gives up after 300 s without a header or a byte, so longer ones have no effect. */
export type Timeouts = {
  /** From the request to the answer's headers. */
  readonly headersMs: number
  /** From one chunk of the answer to the next; comments that keep the line alive do not count. */
  readonly idleMs: number
  /** From the request to the end of the answer. */
  readonly totalMs: number
}

/** Stop it with `Symbol.dispose`; its timers keep the process alive until then. */
export interface Deadlines extends Disposable {
  /** Aborts with a `ModelError`: `timeout` for a deadline, `aborted` for the caller. */
  readonly signal: AbortSignal
  /** The headers are here: from now on chunks are due. */
  headersArrived(): void
  chunkArrived(): void
  /** The answer is complete: what may still follow (the count of tokens) gets this long. */
  answerComplete(graceMs: number): void
}

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`

/** Starts the clock of a request; `host` is named in the messages. */
export const startDeadlines = (timeouts: Timeouts, caller: AbortSignal, host: string): Deadlines => {
  const controller = new AbortController()
  const timeout = (message: string) => (): void => controller.abort(new ModelError('timeout', message))
  const callerAborted = (): void =>
    controller.abort(new ModelError('aborted', 'the call was stopped before it was answered', { cause: caller.reason }))
  if (caller.aborted) callerAborted()
  else caller.addEventListener('abort', callerAborted, { once: true })

  const total = setTimeout(
    timeout(`the answer of ${host} was not complete within ${seconds(timeouts.totalMs)}`),
    timeouts.totalMs,
  )
  let next = setTimeout(
    timeout(`${host} did not begin to answer within ${seconds(timeouts.headersMs)}`),
    timeouts.headersMs,
  )
  const rearm = (ms: number): void => {
    clearTimeout(next)
    next = setTimeout(timeout(`${host} sent nothing of its answer for ${seconds(ms)}`), ms)
  }
  let graceMs = timeouts.idleMs
  return {
    signal: controller.signal,
    headersArrived: () => rearm(timeouts.idleMs),
    chunkArrived: () => rearm(graceMs),
    answerComplete: (ms) => {
      graceMs = Math.min(ms, timeouts.idleMs)
      rearm(graceMs)
    },
    [Symbol.dispose]: () => {
      clearTimeout(total)
      clearTimeout(next)
      caller.removeEventListener('abort', callerAborted)
    },
  }
}
