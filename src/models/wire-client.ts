/** The openai package's client, shut off from the ambient environment: it sends what the endpoint's settings say and nothing else. */

import OpenAI from 'openai'
import type { Secret } from './secret.ts'

/** What a client needs to know of an endpoint. */
export type WireSettings = {
  readonly baseUrl: string
  /** Undefined for servers that want none. */
  readonly apiKey: Secret | undefined
  readonly headers: Readonly<Record<string, Secret>>
  readonly timeoutMs: number
}

/** The client's own headers (product, platform, an organisation from the environment) never reach a server. */
const ownHeaders = (sent: Headers, { apiKey, headers }: WireSettings): Headers => {
  const kept = new Headers()
  for (const name of ['accept', 'content-type']) {
    const value = sent.get(name)
    if (value !== null) kept.set(name, value)
  }
  kept.set('user-agent', 'heuristica')
  if (apiKey !== undefined) kept.set('authorization', `Bearer ${apiKey.reveal()}`)
  for (const [name, value] of Object.entries(headers)) kept.set(name, value.reveal())
  return kept
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The error object of a reply, whatever its server wraps errors in: `error` as an object or a text, the fields bare, `detail`, a web page. */
export const errorObject = (body: string): Readonly<Record<string, unknown>> => {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return { message: body }
  }
  if (!isRecord(json)) return { message: body }
  if (isRecord(json['error'])) return json['error']
  const message = [json['error'], json['message'], json['detail']].find((said) => said !== undefined && said !== null)
  return {
    ...json,
    message: typeof message === 'string' ? message : JSON.stringify(message ?? json),
  }
}

/** A client that never retries, never logs and reads nothing from the environment. */
export const createWireClient = (settings: WireSettings): OpenAI =>
  new OpenAI({
    baseURL: settings.baseUrl,
    // The client insists on a key; the header is set in `fetch` alone.
    apiKey: 'unused',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: settings.timeoutMs,
    logLevel: 'off',
    fetch: async (url, init) => {
      const headers = ownHeaders(new Headers(init?.headers), settings)
      const response = await fetch(url, { ...init, headers })
      if (response.ok) return response
      // The client would lose what a server says outside `error`.
      const body = JSON.stringify({ error: errorObject(await response.text()) })
      const kept = new Headers(response.headers)
      kept.delete('content-length')
      kept.delete('content-encoding')
      return new Response(body, { status: response.status, headers: kept })
    },
  })
