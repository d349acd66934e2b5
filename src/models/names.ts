/** Opens a model by the name that a user gives it: `openai:gpt-5-mini`, `ollama:qwen3-coder`, `http://host:port/v1#name`, `recording:file`, `inbox`, or several joined by ` + `. */

import { createChatModel } from './chat-model.ts'
import { systemClock, type Clock } from './clock.ts'
import { createEnsemble, memberNames } from './ensemble.ts'
import { endpointAt, findEndpoint, knownEndpoints, type Endpoint, type EndpointSettings } from './endpoint.ts'
import { createGate, type Gate } from './gate.ts'
import { openInbox } from './inbox.ts'
import { ModelInputError } from './model-input-error.ts'
import type { Model } from './model.ts'
import { nearestNames } from './nearest-names.ts'
import { openRecording } from './recording.ts'
import { secret, type Secret } from './secret.ts'

export type OpenModelOptions = {
  /** Where keys are looked up: usually `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where `inbox` puts its prompts: `runs/<id>/inbox`. */
  readonly inboxFolder: string
  /** Endpoints of a configuration: new ones, or fields of known ones. */
  readonly endpoints?: Readonly<Record<string, EndpointSettings>>
  /** Told, in one line, of what a user should know: waits, dropped parameters, differing recordings. */
  readonly onNotice?: (notice: string) => void
  /** Seeds the jitter of retries. */
  readonly seed: number
  /** Hand the same map to every model of a run, so that models of one endpoint share its pause and its width. */
  readonly gates?: Map<string, Gate>
  readonly clock?: Clock
}

const forms = knownEndpoints.map((name) => (name === 'llamacpp' ? name : `${name}:<model>`)).join(', ')
const otherForms = 'http://host:port/v1#<model>, recording:<file>, inbox'

/** The variable that may hold a key for an endpoint given by its address. */
const addressKeyVariable = 'HEURISTICA_API_KEY'

/** Opens a model. Throws `ModelInputError`, in one line, for a wrong form, a missing key or a file that cannot be read; reaches for no network. */
export const openModel = (name: string, options: OpenModelOptions): Model => {
  const { env, endpoints = {}, onNotice = () => undefined, clock = systemClock } = options
  const gates = options.gates ?? new Map<string, Gate>()
  const members = memberNames(name)
  if (members.length > 1) {
    const twice = members.find((member, index) => members.indexOf(member) !== index)
    if (twice !== undefined) throw new ModelInputError(`"${name}" names ${twice} twice`)
    return createEnsemble(
      name,
      members.map((member) => openModel(member, { ...options, gates })),
    )
  }
  if (name === 'inbox') return openInbox({ folder: options.inboxFolder, onNotice, clock })
  if (name.startsWith('recording:')) {
    const file = name.slice('recording:'.length)
    if (file === '') throw new ModelInputError('recording: names no file; write recording:<file>')
    return openRecording(file, name, onNotice)
  }
  const { endpoint, model } = /^https?:/i.test(name) ? fromAddress(name) : fromName(name, endpoints)
  const gate = gates.get(endpoint.baseUrl) ?? createGate(endpoint.concurrency, clock)
  gates.set(endpoint.baseUrl, gate)
  const apiKey = readKey(name, endpoint, env)
  return createChatModel({ name, endpoint, model, apiKey, gate, seed: options.seed, onNotice, clock })
}

type Named = { readonly endpoint: Endpoint; readonly model: string }

const fromName = (name: string, endpoints: Readonly<Record<string, EndpointSettings>>): Named => {
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? name : name.slice(0, colon)
  const endpoint = findEndpoint(prefix, endpoints)
  if (endpoint === undefined) {
    const own = Object.keys(endpoints)
    const [nearest] = nearestNames(prefix, [...knownEndpoints, ...own, 'recording', 'inbox'])
    throw new ModelInputError(
      `"${name}" is no model name: there is no endpoint "${prefix}" (nearest: ${nearest}); write one of ${forms}, ${[...own.map((key) => `${key}:<model>`), otherForms].join(', ')}`,
    )
  }
  const model = colon < 0 ? '' : name.slice(colon + 1)
  const named = model === '' ? endpoint.defaultModel : model
  if (named === undefined) throw new ModelInputError(`"${name}" names no model; write ${prefix}:<model>`)
  return { endpoint, model: named }
}

const fromAddress = (name: string): Named => {
  const wrong = (why: string): ModelInputError =>
    new ModelInputError(`the model address is wrong: ${why}; write http://host:port/v1#<model>`)
  if (!URL.canParse(name)) throw wrong(`"${name}" is no URL`)
  const url = new URL(name)
  // Not quoted, since the message would show the password.
  if (url.username !== '' || url.password !== '') {
    throw wrong(`it holds a user name or password (put a key into ${addressKeyVariable} instead)`)
  }
  if (url.search !== '') throw wrong(`"${name}" has a query`)
  const model = name.includes('#') ? name.slice(name.indexOf('#') + 1) : ''
  if (model === '') throw wrong(`"${name}" names no model after #`)
  url.hash = ''
  return { endpoint: endpointAt(url.href.replace(/#$/, ''), { keyVariable: addressKeyVariable }), model }
}

const readKey = (
  name: string,
  endpoint: Endpoint,
  env: Readonly<Record<string, string | undefined>>,
): Secret | undefined => {
  const variable = endpoint.keyVariable
  if (variable === undefined) return undefined
  const value = env[variable]?.trim() ?? ''
  if (value === '') {
    if (!endpoint.needsKey) return undefined
    throw new ModelInputError(`${name} needs a key: set the environment variable ${variable}`)
  }
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw new ModelInputError(
      `the key in ${variable} holds a space, a line break or another character that no key has; set it again`,
    )
  }
  return secret(value)
}
