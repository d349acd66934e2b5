/** What an endpoint serves to whoever holds the keys that are present. */

import { findEndpoint, knownEndpoints, type Endpoint, type EndpointSettings } from './endpoint.ts'
import { headerValues } from './header-values.ts'
import { ModelInputError } from './model-input-error.ts'
import { ModelError, type Price } from './model.ts'
import { priceOf } from './price.ts'
import { readKey } from './read-key.ts'
import { scrubberOf } from './secret.ts'
import { listServed, type ServedModel } from './served-models.ts'
import { createWireClient } from './wire-client.ts'

/** What was found at an endpoint. `silent`: it is there and lists no models. */
export type Survey = {
  readonly name: string
  readonly baseUrl: string
  readonly state: 'serves' | 'silent' | 'no key' | 'unreachable' | 'refuses'
  /** Why nothing is listed; empty where something is. */
  readonly detail: string
  readonly models: readonly (ServedModel & { readonly price: Price | undefined })[]
}

export type SurveyOptions = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly endpoints?: Readonly<Record<string, EndpointSettings>>
  readonly signal: AbortSignal
}

/** The names of all endpoints, those of the configuration first. */
export const endpointNames = (endpoints: Readonly<Record<string, EndpointSettings>> = {}): readonly string[] => [
  ...new Set([...Object.keys(endpoints), ...knownEndpoints]),
]

/** Asks an endpoint which models it serves; rejects only when it is stopped. */
export const survey = async (
  endpoint: Endpoint,
  { env, signal }: SurveyOptions,
): Promise<Omit<Survey, 'name' | 'baseUrl'>> => {
  try {
    const apiKey = readKey(endpoint.name, endpoint, env)
    const headers = headerValues(endpoint.name, endpoint.headers, env)
    const scrub = scrubberOf([...(apiKey === undefined ? [] : [apiKey]), ...Object.values(headers)])
    const client = createWireClient({ ...endpoint, apiKey, headers, timeoutMs: endpoint.timeouts.headersMs })
    const place = { host: new URL(endpoint.baseUrl).host, model: '', keyVariable: endpoint.keyVariable, scrub }
    const served = await listServed(client, place, signal)
    if (served === undefined) return { state: 'silent', detail: `${place.host} does not list its models`, models: [] }
    const models = served
      .map((model) => ({ ...model, price: priceOf(endpoint.name, model.id, endpoint.prices) }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    return { state: 'serves', detail: models.length === 0 ? 'it serves none yet' : '', models }
  } catch (error) {
    if (error instanceof ModelInputError) return { state: 'no key', detail: error.message, models: [] }
    if (!(error instanceof ModelError) || error.kind === 'aborted') throw error
    const state = error.kind === 'auth' || error.kind === 'quota' ? 'refuses' : 'unreachable'
    return { state, detail: error.message, models: [] }
  }
}

/** Asks the endpoint of that name. Throws `ModelInputError` for a name that is none. */
export const surveyEndpoint = async (name: string, options: SurveyOptions): Promise<Survey> => {
  const endpoint = findEndpoint(name, options.endpoints)
  if (endpoint === undefined) {
    throw new ModelInputError(
      `There is no endpoint "${name}"; there are: ${endpointNames(options.endpoints).join(', ')}`,
    )
  }
  return { name, baseUrl: endpoint.baseUrl, ...(await survey(endpoint, options)) }
}
