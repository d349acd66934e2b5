/** Maps what goes wrong on the wire to `ModelError`, with the real cause in the message. */

import { APIConnectionError, APIError } from 'openai'
import { ModelError, type ModelErrorKind } from './model.ts'
import { retryAfterMs } from './retry-after.ts'

/** What messages name. */
export type Place = {
  /** `host:port`. */
  readonly host: string
  /** The model as the server knows it. */
  readonly model: string
  /** The environment variable that holds the key, where there is one. */
  readonly keyVariable: string | undefined
  /** Takes secrets out of what a server said. */
  readonly scrub: (text: string) => string
}

/** One line of at most 300 characters of what a server said, without markup. */
export const excerpt = (text: string): string => {
  const line = text
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > 300 ? `${line.slice(0, 300)}…` : line
}

/** Any throw of the client, or of reading a stream, as a `ModelError`. */
export const toModelError = (error: unknown, place: Place): ModelError => {
  if (error instanceof ModelError) return scrubbed(error, place)
  if (error instanceof APIConnectionError) return connectionError(error.cause ?? error, place)
  if (error instanceof APIError) return answerError(error, place)
  if (error instanceof SyntaxError) {
    return new ModelError('malformed', `${place.host} sent a chunk that is not JSON`, { cause: error })
  }
  return connectionError(error, place)
}

/** The same failure without secrets that a server repeated. */
const scrubbed = (error: ModelError, { scrub }: Place): ModelError => {
  const message = scrub(error.message)
  if (message === error.message) return error
  const { kind, usage, retryAfterMs } = error
  return new ModelError(kind, message, { usage, retryAfterMs })
}

type Failure = { readonly code: string | undefined; readonly message: string }

/** The innermost error: what the operating system or the HTTP client said. */
const rootOf = (error: unknown): Failure => {
  let root: unknown = error
  for (let depth = 0; depth < 8 && root instanceof Error && root.cause !== undefined; depth += 1) root = root.cause
  if (root instanceof AggregateError && root.errors.length > 0) root = root.errors[0]
  if (!(root instanceof Error)) return { code: undefined, message: String(root) }
  const code = 'code' in root && typeof root.code === 'string' ? root.code : undefined
  return { code, message: root.message }
}

const connectionError = (error: unknown, { host, scrub }: Place): ModelError => {
  const { code, message } = rootOf(error)
  const failed = (kind: ModelErrorKind, text: string): ModelError => new ModelError(kind, text, { cause: error })
  switch (code) {
    case 'ECONNREFUSED':
      return failed('network', `nothing listens at ${host} (ECONNREFUSED); is the server running?`)
    case 'ENOTFOUND':
      return failed('network', `there is no host ${host} (ENOTFOUND); is the address right, and is there a network?`)
    case 'EAI_AGAIN':
      return failed('network', `the name ${host} could not be looked up (EAI_AGAIN); is there a network?`)
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return failed('network', `the connection to ${host} was cut (${code})`)
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return failed('timeout', `${host} sent nothing for 300 s (${code})`)
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return failed('network', `${host} cannot be reached (${code}); is the address right, and is there a network?`)
    case undefined:
    default: {
      const said = excerpt(scrub(message))
      return failed('network', `the connection to ${host} failed: ${said}${code === undefined ? '' : ` (${code})`}`)
    }
  }
}

/** Everything that a server's error object says, for looking for words in. */
const wordsOf = (error: APIError): string =>
  [error.message, error.code, error.type, typeof error.error === 'object' ? JSON.stringify(error.error) : error.error]
    .filter((part) => typeof part === 'string')
    .join(' ')

/** A status from the HTTP answer, or from an error inside a 200 that carries one as its code. */
const statusOf = (error: APIError): number | undefined => {
  if (error.status !== undefined) return error.status
  const code = Number(error.code)
  return Number.isInteger(code) && code >= 400 && code < 600 ? code : undefined
}

const kindOf = (status: number | undefined, words: string): ModelErrorKind => {
  const says = (pattern: RegExp): boolean => pattern.test(words)
  if (
    status === 413 ||
    says(
      /context_length_exceeded|exceed_context_size|context (?:length|window|size)|maximum context|prompt is too long|too many (?:input )?tokens/i,
    )
  ) {
    return 'context-length'
  }
  if (status === 401) return 'auth'
  if (says(/content_filter|content_policy|content management policy|moderation|flagged/i)) return 'content-filter'
  if (
    status === 402 ||
    says(/insufficient_quota|insufficient (?:balance|credits)|billing_hard_limit|exceeded your current quota/i)
  ) {
    return 'quota'
  }
  if (status === undefined) {
    if (says(/rate.?limit|too many requests/i)) return 'rate-limit'
    if (says(/invalid_api_key|invalid api key|unauthori[sz]ed|authentication/i)) return 'auth'
    if (says(/model_not_found|model .*(?:not found|does not exist)/i)) return 'not-found'
    // A server that fails after it began answers so: the next attempt may well succeed.
    return 'overloaded'
  }
  if (status === 403) return 'auth'
  if (status === 404 || status === 405) return 'not-found'
  if (status === 408) return 'timeout'
  if (status === 429) return 'rate-limit'
  return status === 409 || status === 425 || status >= 500 ? 'overloaded' : 'bad-request'
}

const answerError = (error: APIError, place: Place): ModelError => {
  const status = statusOf(error)
  const words = wordsOf(error)
  const kind = kindOf(status, words)
  const said = excerpt(place.scrub(error.message.replace(/^\d{3} /, ''))) || 'without a reason'
  const code = status === undefined ? '' : `${status}: `
  return new ModelError(kind, `${explain(kind, place, words)} (${code}${said})`, {
    retryAfterMs: error.headers === undefined ? undefined : retryAfterMs(error.headers),
  })
}

const explain = (kind: ModelErrorKind, { host, model, keyVariable }: Place, words: string): string => {
  switch (kind) {
    case 'auth':
      return keyVariable === undefined
        ? `${host} does not accept the key or refuses access`
        : `${host} does not accept the key in ${keyVariable} or refuses access`
    case 'quota':
      return `the account at ${host} has no credit left`
    case 'rate-limit':
      return `${host} is limiting the rate of calls`
    case 'not-found':
      return /model/i.test(words)
        ? `${host} does not serve the model ${model}`
        : `${host} has no chat completions at this address; its base URL usually ends in /v1`
    case 'context-length':
      return `the prompt and its answer do not fit the context of ${model}`
    case 'content-filter':
      return `${host} refused the prompt or its answer`
    case 'overloaded':
      return `${host} failed or is busy`
    case 'timeout':
      return `${host} gave up waiting`
    case 'bad-request':
    case 'length':
    case 'truncated':
    case 'network':
    case 'aborted':
    case 'malformed':
    case 'exhausted':
      return `${host} refused the request`
    default:
      return kind satisfies never
  }
}
