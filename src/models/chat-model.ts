/** A model at an endpoint that speaks the OpenAI wire: one streamed request an attempt, watched by deadlines. */

import type OpenAI from 'openai'
import { APIError } from 'openai'
import { randomStream } from '../random.ts'
import { systemClock, type Clock } from './clock.ts'
import { startDeadlines } from './deadlines.ts'
import type { Endpoint } from './endpoint.ts'
import type { Gate } from './gate.ts'
import { ModelError, type Completion, type CompletionOptions, type Message, type Model } from './model.ts'
import { costUsd, priceOf } from './price.ts'
import { judgePromptTokens } from './prompt-tokens.ts'
import { createReplyBuilder, type Reply } from './reply.ts'
import { createRequestShape, type Refusal } from './request-shape.ts'
import { withRetries, type Attempt } from './retry.ts'
import { scrubberOf, type Secret } from './secret.ts'
import { checkServed } from './served-models.ts'
import { createWireClient, errorObject } from './wire-client.ts'
import { excerpt, toModelError, type Place } from './wire-error.ts'

export type ChatModelOptions = {
  /** As the user named it. */
  readonly name: string
  readonly endpoint: Endpoint
  /** The model as the server knows it. */
  readonly model: string
  readonly apiKey: Secret | undefined
  /** Headers with their values filled in. */
  readonly headers: Readonly<Record<string, Secret>>
  /** Shared by all models of the endpoint. */
  readonly gate: Gate
  readonly seed: number
  readonly onNotice: (notice: string) => void
  readonly clock?: Clock
}

/** How long the count of tokens may follow after the answer's end. */
const usageGraceMs = 10_000

/** A model whose every request is one `chat/completions` stream. */
export const createChatModel = (options: ChatModelOptions): Model => {
  const { name, endpoint, model, apiKey, headers, gate, seed, onNotice, clock = systemClock } = options
  const price = priceOf(endpoint.name, model, endpoint.prices)
  const client = createWireClient({ ...endpoint, apiKey, headers, timeoutMs: endpoint.timeouts.totalMs })
  const shape = createRequestShape(endpoint.firstLimit)
  const place: Place = {
    host: new URL(endpoint.baseUrl).host,
    model,
    keyVariable: endpoint.keyVariable,
    scrub: scrubberOf([...(apiKey === undefined ? [] : [apiKey]), ...Object.values(headers)]),
  }
  const random = randomStream(seed, 'retry', name)
  const told = new Set<string>()
  const tellOnce = (notice: string): void => {
    if (told.has(notice)) return
    told.add(notice)
    onNotice(`${name}: ${notice}`)
  }

  const judge = (messages: readonly Message[], reply: Reply): void => {
    if (reply.usage === undefined) return
    const verdict = judgePromptTokens(messages, reply.usage)
    if (verdict === 'plausible') return
    const counted = `${place.host} counted only ${reply.usage.promptTokens} tokens of a longer prompt`
    const advice = 'raise the context size of the server (for Ollama: PARAMETER num_ctx in a Modelfile)'
    if (verdict === 'cut') {
      throw new ModelError('context-length', `${counted}: it cut the prompt without saying so; ${advice}`, {
        usage: reply.usage,
      })
    }
    tellOnce(`${counted}; if it cuts prompts, ${advice}`)
  }

  const send = async (
    messages: readonly Message[],
    asked: CompletionOptions,
    attempt: Attempt,
  ): Promise<Completion> => {
    // The same seed would break off at the same place.
    const seedNow = attempt.previous?.kind === 'truncated' && asked.seed !== undefined ? asked.seed + 1 : asked.seed
    const { seed: _, ...unseeded } = asked
    const parameters = seedNow === undefined ? unseeded : { ...unseeded, seed: seedNow }
    for (;;) {
      const body = { ...shape.body(messages, parameters), ...endpoint.extraBody, model }
      attempt.leaving()
      const startedMs = clock.nowMs()
      try {
        const { reply, firstChunkAtMs } = await request(client, body, { endpoint, place, clock, signal: asked.signal })
        judge(messages, reply)
        const { reportedCostUsd, ...answer } = reply
        return {
          ...answer,
          costUsd: reportedCostUsd ?? costUsd(price, reply.usage),
          model: reply.model ?? model,
          firstChunkMs: firstChunkAtMs - startedMs,
          totalMs: clock.nowMs() - startedMs,
        }
      } catch (error) {
        const adapted = error instanceof APIError ? shape.adapt(body, refusalOf(error)) : undefined
        if (adapted === undefined) throw toModelError(error, place)
        if (adapted !== '') tellOnce(adapted)
      }
    }
  }

  return {
    name,
    concurrency: endpoint.concurrency,
    price,
    complete: (messages, asked) =>
      withRetries((attempt) => send(messages, asked, attempt), {
        gate,
        clock,
        random,
        signal: asked.signal,
        ...(asked.onAttempt !== undefined && { onAttempt: asked.onAttempt }),
        ...(asked.onFailedAttempt !== undefined && { onFailedAttempt: asked.onFailedAttempt }),
        onNotice: (notice) => onNotice(`${name}: ${notice}`),
      }),
    check: (signal) =>
      checkServed(client, { place, model, isDefault: model === endpoint.defaultModel, signal, onNotice: tellOnce }),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

const refusalOf = (error: APIError): Refusal => ({
  status: error.status,
  param: typeof error.param === 'string' ? error.param : undefined,
  text: `${error.message} ${typeof error.code === 'string' ? error.code : ''} ${JSON.stringify(error.error ?? '')}`,
})

type RequestContext = {
  readonly endpoint: Endpoint
  readonly place: Place
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** One request and its whole answer. Throws what the client throws, or a `ModelError`. */
const request = async (
  client: OpenAI,
  body: Readonly<Record<string, unknown>>,
  { endpoint, place, clock, signal }: RequestContext,
): Promise<{ readonly reply: Reply; readonly firstChunkAtMs: number }> => {
  using deadlines = startDeadlines(endpoint.timeouts, signal, place.host)
  const builder = createReplyBuilder(place.host)
  let firstChunkAtMs: number | undefined
  const add = (chunk: unknown): void => {
    firstChunkAtMs ??= clock.nowMs()
    builder.add(chunk)
    deadlines.chunkArrived()
    if (builder.complete) deadlines.answerComplete(usageGraceMs)
  }
  try {
    const params = body as unknown as OpenAI.ChatCompletionCreateParamsStreaming
    const { data: stream, response } = await client.chat.completions
      .create(params, { signal: deadlines.signal })
      .withResponse()
    deadlines.headersArrived()
    const contentType = response.headers.get('content-type') ?? ''
    if (/json|html/i.test(contentType)) readWhole(await response.text(), add, place)
    else for await (const chunk of stream) add(chunk)
    // The client ends its loop quietly when it was aborted.
    deadlines.signal.throwIfAborted()
  } catch (error) {
    // Whatever breaks after the answer's end does not undo the answer.
    if (!builder.complete || signal.aborted) {
      deadlines.signal.throwIfAborted()
      throw error
    }
  }
  return { reply: builder.finish(), firstChunkAtMs: firstChunkAtMs ?? clock.nowMs() }
}

/** A reply that is no stream: a whole completion, an error with status 200, or a web page. */
const readWhole = (text: string, add: (chunk: unknown) => void, place: Place): void => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    const page = /<html|<!doctype/i.test(text)
    throw new ModelError(
      'malformed',
      page
        ? `${place.host} answered with a web page (${excerpt(place.scrub(text))}); is the base URL right? It usually ends in /v1`
        : `${place.host} answered with something that is not JSON (${excerpt(place.scrub(text))})`,
    )
  }
  if (typeof json === 'object' && json !== null && 'error' in json && json.error) {
    throw new APIError(undefined, errorObject(text), undefined, undefined)
  }
  add(json)
}
