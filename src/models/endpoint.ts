/** Endpoints: servers that speak the OpenAI wire, the known ones and those of a user's configuration. */

import { z } from 'zod'
import type { Price } from './model.ts'
import type { LimitName } from './request-shape.ts'

const ms = z.int().positive()
const dollars = z.number().nonnegative()
const price = z.strictObject({ input: dollars, cachedInput: dollars.optional(), output: dollars })

/** What a configuration may say of an endpoint; the known ones take it over field by field. */
export const endpointSchema: z.ZodType<EndpointSettings> = z.strictObject({
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  keyVariable: z.string().min(1).optional(),
  keyFile: z.string().min(1).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  extraBody: z.record(z.string(), z.json()).optional(),
  timeouts: z.strictObject({ headersMs: ms.optional(), idleMs: ms.optional(), totalMs: ms.optional() }).optional(),
  concurrency: z.int().min(1).max(1000).optional(),
  prices: z.record(z.string(), price).optional(),
})

/** An endpoint as a user writes it. */
export type EndpointSettings = {
  /** The address up to and with `/v1`; needed for an endpoint of a user's own. */
  readonly baseUrl?: string | undefined
  /** The environment variable with the key. */
  readonly keyVariable?: string | undefined
  /** A file that holds the key and nothing else, for keys that are not in the environment. */
  readonly keyFile?: string | undefined
  /** Sent with every request; `${NAME}` in a value stands for an environment variable. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Fields added to every request: `{ "reasoning_effort": "low" }`. */
  readonly extraBody?: Readonly<Record<string, unknown>> | undefined
  /** Milliseconds to the headers, between chunks, and over all. */
  readonly timeouts?:
    | {
        readonly headersMs?: number | undefined
        readonly idleMs?: number | undefined
        readonly totalMs?: number | undefined
      }
    | undefined
  /** How many completions may be in flight at once. Default: 8 for a hosted server; for a local one 1 to begin with, and up to 8 while more of them bring more answers. */
  readonly concurrency?: number | undefined
  /** US dollars for a million tokens, by model. */
  readonly prices?: Readonly<Record<string, Price>> | undefined
}

/** An endpoint with everything decided but the key's value. */
export type Endpoint = {
  /** As names begin: `openai`; the address for one that was given by address. */
  readonly name: string
  readonly baseUrl: string
  readonly keyVariable: string | undefined
  readonly keyFile: string | undefined
  /** Whether a missing key is an error. */
  readonly needsKey: boolean
  /** What is asked for where the name says no model; undefined where it must say one. */
  readonly defaultModel: string | undefined
  readonly firstLimit: LimitName
  readonly headers: Readonly<Record<string, string>>
  readonly extraBody: Readonly<Record<string, unknown>>
  readonly timeouts: { readonly headersMs: number; readonly idleMs: number; readonly totalMs: number }
  /** Completions in flight at most. */
  readonly concurrency: number
  /** Completions in flight to begin with. */
  readonly firstConcurrency: number
  readonly prices: Readonly<Record<string, Price>>
}

type Preset = {
  readonly baseUrl: string
  readonly keyVariable?: string
  readonly defaultModel?: string
  readonly firstLimit?: LimitName
}

const presets: Readonly<Record<string, Preset>> = {
  openai: {
    baseUrl: 'https://api.openai.com/v1',
    keyVariable: 'OPENAI_API_KEY',
    firstLimit: 'max_completion_tokens',
  },
  ollama: { baseUrl: 'http://127.0.0.1:11434/v1' },
  // The server serves the one model that it was started with, whatever a request names.
  llamacpp: { baseUrl: 'http://127.0.0.1:8080/v1', defaultModel: 'default' },
  vllm: { baseUrl: 'http://127.0.0.1:8000/v1' },
  lmstudio: { baseUrl: 'http://127.0.0.1:1234/v1' },
  openrouter: { baseUrl: 'https://openrouter.ai/api/v1', keyVariable: 'OPENROUTER_API_KEY' },
  deepseek: { baseUrl: 'https://api.deepseek.com', keyVariable: 'DEEPSEEK_API_KEY' },
}

/** The names of the known endpoints. */
export const knownEndpoints: readonly string[] = Object.keys(presets)

/** Generous, since a local server loads the model at the first call and reads long prompts slowly. */
const localTimeouts = { headersMs: 290_000, idleMs: 290_000, totalMs: 1_800_000 }
const hostedTimeouts = { headersMs: 120_000, idleMs: 120_000, totalMs: 900_000 }

/** Whether an address is on this machine or in a private network. */
export const isLocal = (baseUrl: string): boolean => {
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, '')
  return (
    !host.includes('.') ||
    /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^0\.0\.0\.0$/.test(host) ||
    /\.(local|lan|internal|localhost)$/.test(host)
  )
}

/** The known endpoint of that name, a configured one, or a known one with configured fields; undefined where there is neither. */
export const findEndpoint = (
  name: string,
  configured: Readonly<Record<string, EndpointSettings>> = {},
): Endpoint | undefined => {
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined
  const settings = Object.hasOwn(configured, name) ? configured[name] : undefined
  const baseUrl = settings?.baseUrl ?? preset?.baseUrl
  if (baseUrl === undefined) return undefined
  return endpointAt(baseUrl, { ...preset, name, needsKey: true, settings })
}

/** An endpoint by its address, with the settings given. */
export const endpointAt = (
  baseUrl: string,
  {
    name = baseUrl,
    keyVariable,
    needsKey = false,
    defaultModel,
    firstLimit = 'max_tokens',
    settings = {},
  }: {
    readonly name?: string
    readonly keyVariable?: string | undefined
    readonly needsKey?: boolean
    readonly defaultModel?: string | undefined
    readonly firstLimit?: LimitName
    readonly settings?: EndpointSettings | undefined
  } = {},
): Endpoint => {
  const local = isLocal(baseUrl)
  const usual = local ? localTimeouts : hostedTimeouts
  const variable = settings.keyVariable ?? keyVariable
  return {
    name,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    keyVariable: variable,
    keyFile: settings.keyFile,
    needsKey: (needsKey && variable !== undefined) || settings.keyFile !== undefined,
    defaultModel,
    firstLimit,
    headers: settings.headers ?? {},
    extraBody: settings.extraBody ?? {},
    timeouts: {
      headersMs: settings.timeouts?.headersMs ?? usual.headersMs,
      idleMs: settings.timeouts?.idleMs ?? usual.idleMs,
      totalMs: settings.timeouts?.totalMs ?? usual.totalMs,
    },
    concurrency: settings.concurrency ?? 8,
    firstConcurrency: settings.concurrency ?? (local ? 1 : 8),
    prices: settings.prices ?? {},
  }
}
