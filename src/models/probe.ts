/** Tries a model as a run would use it, with five tokens: what it can do, and what to do about the rest. */

import { isLocal } from './endpoint.ts'
import { ModelInputError } from './model-input-error.ts'
import { ModelError, type Completion, type Message, type Model } from './model.ts'
import { openModel, readModelName, type NamedModel, type OpenModelOptions } from './names.ts'
import { survey } from './survey.ts'

/** `weak`: runs are possible, with something less. `broken`: they are not. */
export type ProbeFinding = {
  readonly what: string
  readonly state: 'ok' | 'weak' | 'broken'
  readonly found: string
  /** What to do about it; empty where nothing is to be done. */
  readonly advice: string
}

/** Tokens that are asked for. */
const fewTokens = 5

const small: readonly Message[] = [
  { role: 'system', content: 'Answer with numbers alone.' },
  { role: 'user', content: 'Count from one to twenty.' },
]

/** About 6,000 tokens: more than the context that some local servers begin with, about what a late prompt of a run has. */
const long: readonly Message[] = [
  { role: 'user', content: `${'Every job has a length and a due date, and the late ones cost. '.repeat(480)}Say yes.` },
]

type Tried = { readonly completion: Completion | undefined; readonly failure: ModelError | undefined }

const tryOnce = async (
  model: Model,
  messages: readonly Message[],
  maxTokens: number,
  signal: AbortSignal,
): Promise<Tried> => {
  try {
    const completion = await model.complete(messages, { key: 'doctor', maxTokens, temperature: 0, seed: 1, signal })
    return { completion, failure: undefined }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    return { completion: undefined, failure: error }
  }
}

const ok = (what: string, found: string): ProbeFinding => ({ what, state: 'ok', found, advice: '' })
const larger =
  'give the server a larger context (for Ollama: PARAMETER num_ctx in a Modelfile; llama.cpp: -c; vLLM: --max-model-len)'

const contextFinding = async (
  model: Model,
  listed: number | undefined,
  local: boolean,
  signal: AbortSignal,
): Promise<ProbeFinding> => {
  const what = 'context'
  if (!local)
    return ok(what, listed === undefined ? 'not said, and not tried, since that would cost' : `${listed} tokens`)
  const { completion, failure } = await tryOnce(model, long, fewTokens, signal)
  const told = listed === undefined ? '' : `; ${listed} tokens as the server says`
  const usage = completion?.usage ?? failure?.usage
  if (failure === undefined || failure.kind === 'length') {
    return ok(what, `a prompt of ${usage?.promptTokens ?? 'about 6,000'} tokens was read whole${told}`)
  }
  return {
    what,
    state: 'weak',
    found: failure.message,
    advice: failure.kind === 'context-length' ? larger : 'see what the server says',
  }
}

/** Looks at the model of that name; the first finding is called after it. Spends a few tokens at a hosted model, some thousand at a local one. */
export const probeModel = async (
  name: string,
  options: Omit<OpenModelOptions, 'onNotice' | 'inboxFolder'> & { readonly signal: AbortSignal },
): Promise<readonly ProbeFinding[]> => {
  const { signal } = options
  const notices: string[] = []
  const broken = (error: unknown, advice: string): readonly ProbeFinding[] => {
    if (!(error instanceof ModelError) && !(error instanceof ModelInputError)) throw error
    return [{ what: name, state: 'broken', found: error.message, advice }]
  }
  let named: NamedModel
  let model: Model
  try {
    named = readModelName(name, options.endpoints)
    if (named.kind === 'inbox') return [ok(name, 'answers come from files: `heuristica inbox <run>` lists the prompts')]
    model = openModel(name, {
      ...options,
      inboxFolder: '',
      onNotice: (notice) => notices.push(notice.replace(`${name}: `, '')),
    })
  } catch (error) {
    return broken(error, 'mend the name, the key or the file')
  }
  await using opened = model
  if (named.kind !== 'endpoint') return [ok(name, 'a recording that can be read')]
  try {
    await opened.check?.(signal)
  } catch (error) {
    return broken(error, '`heuristica models` lists what is reachable')
  }
  const { completion, failure } = await tryOnce(opened, small, fewTokens, signal)
  // Five tokens may all go into thinking: the wire works all the same.
  if (failure !== undefined && failure.kind !== 'length') {
    return broken(failure, 'docs/models.md has a recipe for each server')
  }
  const usage = completion?.usage ?? failure?.usage
  const refused = (part: RegExp): string | undefined => notices.find((notice) => part.test(notice))
  const { endpoint } = named
  const local = isLocal(endpoint.baseUrl)
  const listed = (await survey(endpoint, options)).models.find(({ id }) => id === named.model)?.contextTokens
  const thinks = (completion?.reasoning ?? '') !== '' || (usage?.reasoningTokens ?? 0) > 0 || failure !== undefined
  const started =
    completion?.firstChunkMs === undefined ? '' : `, the first after ${Math.round(completion.firstChunkMs)} ms`
  return [
    ok(name, `streams ${usage?.completionTokens ?? 'its'} tokens${started}`),
    usage === undefined
      ? {
          what: 'counts of tokens',
          state: 'weak',
          found: 'none',
          advice: 'limits of tokens and money go by estimates; limit completions',
        }
      : ok('counts of tokens', `${usage.promptTokens} in, ${usage.completionTokens} out`),
    ok('system message', refused(/system message/) ?? 'taken'),
    ok('seed', refused(/\bseed\b/) ?? 'taken'),
    ok('temperature', refused(/\btemperature\b/) ?? 'taken'),
    ok('reasoning', thinks ? 'kept apart from the answer' : 'none seen'),
    await contextFinding(opened, listed, local, signal),
  ]
}
