/** Reads how long a server asked to wait. */

/** Milliseconds from `retry-after-ms` or `retry-after` (seconds, or a date, which is compared with the server's own `date`); undefined where the server did not say. */
export const retryAfterMs = (headers: Headers): number | undefined => {
  const exact = positiveNumber(headers.get('retry-after-ms'))
  if (exact !== undefined) return exact
  const value = headers.get('retry-after')
  const seconds = positiveNumber(value)
  if (seconds !== undefined) return seconds * 1000
  const waitMs = Date.parse(value ?? '') - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs)
}

const positiveNumber = (text: string | null): number | undefined =>
  text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined
