/** Equal calls in flight are made once; a call is abandoned only when nobody waits for it any more. */

type Call<Result> = { readonly result: Promise<Result>; readonly abandon: AbortController; waiting: number }

/** Calls in flight by key. */
export class SharedCalls<Result> {
  readonly #calls = new Map<string, Call<Result>>()

  /**
   * Resolves with what `start` gives, or what the call of that key that is already in flight gives. Rejects with the signal's reason as
   * soon as it aborts; the signal that `start` was given aborts when the last of those who wait has left.
   */
  async join(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    signal?.throwIfAborted()
    const call = this.#calls.get(key) ?? this.#start(key, start)
    call.waiting++
    if (signal === undefined) return call.result
    return await new Promise<Result>((resolve, reject) => {
      const leave = (): void => {
        reject(signal.reason as Error)
        call.waiting--
        if (call.waiting > 0) return
        if (this.#calls.get(key) === call) this.#calls.delete(key)
        call.abandon.abort(signal.reason)
      }
      signal.addEventListener('abort', leave, { once: true })
      call.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
    })
  }

  #start(key: string, start: (signal: AbortSignal) => Promise<Result>): Call<Result> {
    const abandon = new AbortController()
    const call: Call<Result> = {
      abandon,
      waiting: 0,
      result: start(abandon.signal).finally(() => {
        if (this.#calls.get(key) === call) this.#calls.delete(key)
      }),
    }
    this.#calls.set(key, call)
    return call
  }
}
