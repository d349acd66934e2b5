/** Asks an endpoint which models it serves, and whether a wanted one is among them. */

import type OpenAI from 'openai'
import { z } from 'zod'
import { ModelError } from './model.ts'
import { nearestNames } from './nearest-names.ts'
import { toModelError, type Place } from './wire-error.ts'

const count = z.number().nullish().catch(undefined)

const listSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      owned_by: z.string().nullish().catch(undefined),
      // Each server calls it by a name of its own: vLLM, OpenRouter, llama.cpp.
      max_model_len: count,
      context_length: count,
      meta: z.object({ n_ctx: count }).nullish().catch(undefined),
    }),
  ),
})

/** A model that an endpoint lists. */
export type ServedModel = {
  readonly id: string
  readonly ownedBy: string | undefined
  /** Tokens of prompt and answer together; undefined where the server does not say. */
  readonly contextTokens: number | undefined
}

/** How long an endpoint may take to list its models. */
const listTimeoutMs = 10_000

/** The models that the endpoint lists; undefined where the server has no such list. Rejects with `ModelError` where it is not reached or refuses the key. */
export const listServed = async (
  client: OpenAI,
  place: Place,
  signal: AbortSignal,
): Promise<readonly ServedModel[] | undefined> => {
  const timeout = AbortSignal.timeout(listTimeoutMs)
  let body: unknown
  try {
    body = await client.get('/models', { signal: AbortSignal.any([signal, timeout]) })
  } catch (error) {
    if (signal.aborted) throw new ModelError('aborted', 'the check was stopped', { cause: signal.reason })
    if (timeout.aborted) {
      throw new ModelError('timeout', `${place.host} did not list its models within ${listTimeoutMs / 1000} s`)
    }
    const failure = toModelError(error, place)
    if (['not-found', 'bad-request', 'rate-limit', 'malformed'].includes(failure.kind)) return undefined
    throw failure
  }
  const parsed = listSchema.safeParse(body)
  return parsed.success
    ? parsed.data.data.map(({ id, owned_by, max_model_len, context_length, meta }) => ({
        id,
        ownedBy: owned_by ?? undefined,
        contextTokens: max_model_len ?? context_length ?? meta?.n_ctx ?? undefined,
      }))
    : undefined
}

const isServed = (served: readonly ServedModel[], model: string): boolean => {
  const ids = new Set(served.map(({ id }) => id))
  // Ollama lists the tag that a bare name means; OpenRouter takes routing suffixes that it does not list.
  return ids.has(model) || ids.has(`${model}:latest`) || ids.has(model.replace(/:[^:/]*$/, ''))
}

/** Rejects with a one-line `ModelError` where the endpoint is not reached, refuses the key, or does not serve the model. */
export const checkServed = async (
  client: OpenAI,
  {
    place,
    model,
    isDefault,
    signal,
    onNotice,
  }: {
    readonly place: Place
    readonly model: string
    /** The name says no model, so that any is right. */
    readonly isDefault: boolean
    readonly signal: AbortSignal
    readonly onNotice: (notice: string) => void
  },
): Promise<void> => {
  const served = await listServed(client, place, signal)
  if (served === undefined) return onNotice(`${place.host} does not list its models: ${model} is taken on trust`)
  const servesOneWhateverTheName = served.length === 1 && served[0]?.ownedBy === 'llamacpp'
  if (isDefault || servesOneWhateverTheName || isServed(served, model)) return
  const names = nearestNames(
    model,
    served.map(({ id }) => id),
  )
  const shown = names.slice(0, 8).join(', ')
  const more = names.length > 8 ? ` and ${names.length - 8} more` : ''
  throw new ModelError(
    'not-found',
    names.length === 0
      ? `${place.host} does not serve the model ${model}: it serves none; load or pull it first`
      : `${place.host} does not serve the model ${model}; it serves ${shown}${more}`,
  )
}
