/** Trusted guest code: says in short strings what was thrown, inside the isolate, where the time limit holds. */

/** `text` is name and message; `stack` holds the frames from which the host finds the place. Both are capped. */
export type Description = { readonly text: string; readonly stack: string }

const read = (value: object, key: string, longest: number): string => {
  const text: unknown = (value as Record<string, unknown>)[key]
  return typeof text === 'string' ? text.slice(0, longest) : ''
}

/** Never throws but for the time limit; a thrown value may answer reads with code of its own. */
export const describeError = (error: unknown): Description => {
  try {
    if (typeof error === 'string') return { text: `threw ${JSON.stringify(error.slice(0, 200))}`, stack: '' }
    if ((typeof error !== 'object' && typeof error !== 'function') || error === null) {
      return { text: `threw ${String(error).slice(0, 200)}`, stack: '' }
    }
    const name = read(error, 'name', 60)
    const message = read(error, 'message', 400)
    return {
      text: name === '' && message === '' ? 'threw an object that is not an Error' : `${name || 'Error'}: ${message}`,
      stack: read(error, 'stack', 4000),
    }
  } catch {
    return { text: 'threw an object that throws when it is read', stack: '' }
  }
}
