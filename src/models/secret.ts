/** Secrets: keys that never show in logs, JSON or error messages. */

import { inspect } from 'node:util'

const redacted = '[redacted]'

/** A key that prints as `[redacted]` in templates, JSON and the console. */
export type Secret = {
  /** The key itself; for the one place that puts it on the wire. */
  reveal(): string
  /** The text with every occurrence of the key replaced by `[redacted]`. */
  scrub(text: string): string
  toString(): string
  toJSON(): string
}

/** Wraps a key that is not empty. */
export const secret = (value: string): Secret => {
  if (value === '') throw new RangeError('Expected a key that is not empty')
  const wrapped = {
    reveal: () => value,
    scrub: (text: string) => text.replaceAll(value, redacted),
    toString: () => redacted,
    toJSON: () => redacted,
    [inspect.custom]: () => redacted,
  }
  return Object.freeze(wrapped)
}

/** Takes every one of the secrets out of a text. */
export const scrubberOf =
  (secrets: readonly Secret[]) =>
  (text: string): string =>
    secrets.reduce((scrubbed, one) => one.scrub(scrubbed), text)
