/** Names of models, keys, and the look before a run. */

import { inspect } from 'node:util'
import { LLMock } from '@copilotkit/aimock'
import { expect, test } from 'vitest'
import { answered, startWireServer, status, type Behaviour } from '../../test/wire/server.ts'
import { checkModel } from './check-model.ts'
import { endpointSchema, findEndpoint, isLocal } from './endpoint.ts'
import { ModelInputError } from './model-input-error.ts'
import { openModel, readModelName, type OpenModelOptions } from './names.ts'
import { secret } from './secret.ts'

const env = { OPENAI_API_KEY: ' sk-1 ', OPENROUTER_API_KEY: 'or-1', DEEPSEEK_API_KEY: 'ds-1' }
const options: OpenModelOptions = { env, inboxFolder: '', seed: 1 }

test.each([
  ['openai:gpt-5-mini', 8],
  ['ollama:qwen3-coder:30b', 1],
  ['llamacpp', 1],
  ['llamacpp:my-model', 1],
  ['vllm:Qwen/Qwen3-8B', 1],
  ['lmstudio:qwen3', 1],
  ['openrouter:qwen/qwen3-coder:free', 8],
  ['deepseek:deepseek-flash', 8],
  ['http://127.0.0.1:11434/v1#qwen3-coder', 1],
  ['https://models.example.org/v1#some/model:tag', 8],
])('%s opens, with %i completions in flight to begin with and 8 at most', async (name, first) => {
  await using model = openModel(name, options)
  expect(model.name).toBe(name)
  expect(model.concurrency).toBe(8)
  expect(readModelName(name)).toMatchObject({ endpoint: { firstConcurrency: first } })
})

test('prices are known where they are listed or configured, and unknown elsewhere', () => {
  expect(openModel('openai:gpt-5-mini', options).price).toEqual({ input: 0.25, cachedInput: 0.025, output: 2 })
  expect(openModel('ollama:qwen3', options).price).toBeUndefined()
  const endpoints = { ollama: { prices: { qwen3: { input: 0, output: 0 } } } }
  expect(openModel('ollama:qwen3', { ...options, endpoints }).price).toEqual({ input: 0, output: 0 })
})

test.each([
  ['openai:gpt-5-mini', 'openai:gpt-5-mini needs a key: set the environment variable OPENAI_API_KEY'],
  ['deepseek:x', 'deepseek:x needs a key: set the environment variable DEEPSEEK_API_KEY'],
  ['ollama', '"ollama" names no model; write ollama:<model>'],
  ['ollama:', '"ollama:" names no model; write ollama:<model>'],
  ['olama:qwen3', 'there is no endpoint "olama" (nearest: ollama)'],
  ['', 'there is no endpoint ""'],
  ['http://127.0.0.1:8080/v1', 'names no model after #; write http://host:port/v1#<model>'],
  ['http://me:pass@host/v1#m', 'it holds a user name or password (put a key into HEURISTICA_API_KEY instead)'],
  ['http://:80#m', 'is no URL'],
])('%s without keys is refused in one line', (name, message) => {
  const open = (): unknown => openModel(name, { ...options, env: {} })
  expect(open).toThrow(message)
  expect(open).toThrow(ModelInputError)
  expect(open).not.toThrow(/\n/)
})

test('a key that cannot be one is refused without being shown', () => {
  const open = (): unknown => openModel('openai:m', { ...options, env: { OPENAI_API_KEY: 'sk-secret\nsk-other' } })
  expect(open).toThrow('the key in OPENAI_API_KEY holds a space')
  expect(open).not.toThrow(/sk-/)
})

test('secrets print as [redacted]', () => {
  const key = secret('sk-1')
  expect(`${key.toString()} ${JSON.stringify({ key })} ${inspect({ key })} ${key.scrub('a sk-1 b')}`).toBe(
    '[redacted] {"key":"[redacted]"} { key: [redacted] } a [redacted] b',
  )
  expect(key.reveal()).toBe('sk-1')
})

test('a configured endpoint is new or takes over a known one field by field', () => {
  const configured = {
    ours: { baseUrl: 'https://gpu.example.org/v1', keyVariable: 'OURS_KEY', concurrency: 3 },
    ollama: { timeouts: { totalMs: 5 } },
  }
  expect(endpointSchema.parse(configured.ours)).toEqual(configured.ours)
  expect(endpointSchema.safeParse({ baseURL: 'https://x.org' }).success).toBe(false)
  expect(findEndpoint('ours', configured)).toMatchObject({ concurrency: 3, keyVariable: 'OURS_KEY', needsKey: true })
  expect(findEndpoint('ollama', configured)).toMatchObject({
    baseUrl: 'http://127.0.0.1:11434/v1',
    timeouts: { headersMs: 290_000, idleMs: 290_000, totalMs: 5 },
  })
  expect(findEndpoint('constructor')).toBeUndefined()
})

test.each([
  ['http://localhost:1/v1', true],
  ['http://[::1]:1/v1', true],
  ['http://10.0.0.4/v1', true],
  ['http://172.20.1.1/v1', true],
  ['http://gpu-box.local/v1', true],
  ['http://172.40.1.1/v1', false],
  ['https://api.example.org/v1', false],
])('%s is local: %s', (url, local) => {
  expect(isLocal(url)).toBe(local)
})

const list =
  (...ids: readonly string[]): Behaviour =>
  (response, seen) =>
    status(seen.path === '/v1/models' ? 200 : 404, { object: 'list', data: ids.map((id) => ({ id })) })(response, seen)

const checking = async (behaviour: Behaviour, name = 'qwen3-coder'): Promise<{ error: string; notices: string[] }> => {
  await using server = await startWireServer(behaviour)
  const notices: string[] = []
  await using model = openModel(`${server.url}#${name}`, {
    ...options,
    env: { HEURISTICA_API_KEY: 'sk-ours' },
    onNotice: (notice) => notices.push(notice.replaceAll(server.host, 'HOST')),
  })
  try {
    await checkModel(model)
    return { error: '', notices }
  } catch (error) {
    return { error: (error as Error).message.replaceAll(server.host, 'HOST'), notices }
  }
}

test.each<[string, Behaviour, string]>([
  ['a served model', list('llama', 'qwen3-coder'), ''],
  ['a served tag', list('qwen3-coder:latest'), ''],
  [
    'an unknown model',
    list('llama3', 'qwen3', 'qwen2-coder'),
    'HOST does not serve the model qwen3-coder; it serves qwen3, qwen2-coder, llama3',
  ],
  ['no model at all', list(), 'HOST does not serve the model qwen3-coder: it serves none; load or pull it first'],
  [
    'a wrong key',
    status(401, { error: { message: 'No such key: sk-ours' } }),
    'HOST does not accept the key in HEURISTICA_API_KEY or refuses access (401: No such key: [redacted])',
  ],
  [
    'one model of a server that ignores names',
    status(200, { data: [{ id: '/models/q.gguf', owned_by: 'llamacpp' }] }),
    '',
  ],
])('the look before a run: %s', async (_, behaviour, message) => {
  expect((await checking(behaviour)).error).toBe(message)
})

test('a server without a list of models is taken on trust, with a notice', async () => {
  for (const behaviour of [status(404, 'not found'), answered]) {
    const { error, notices } = await checking(behaviour)
    expect(error).toBe('')
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatch(/HOST does not list its models: qwen3-coder is taken on trust$/)
  }
})

test('an unreachable endpoint is one line', async () => {
  const server = await startWireServer(answered)
  await server[Symbol.asyncDispose]()
  await using model = openModel(`${server.url}#m`, options)
  await expect(checkModel(model)).rejects.toMatchObject({
    kind: 'network',
    message: `nothing listens at ${server.host} (ECONNREFUSED); is the server running?`,
  })
})

test('models of one endpoint share its gate', async () => {
  const gates: NonNullable<OpenModelOptions['gates']> = new Map()
  openModel('ollama:a', { ...options, gates })
  openModel('ollama:b', { ...options, gates })
  openModel('openai:c', { ...options, gates })
  expect([...gates.keys()]).toEqual(['http://127.0.0.1:11434/v1', 'https://api.openai.com/v1'])
})

test('a normal completion against an independent server', async () => {
  const mock = new LLMock({ port: 0 })
  mock.onMessage('rule', { content: 'Shortest first.', reasoning: 'Hmm' })
  await mock.start()
  try {
    await using model = openModel(`${mock.url}/v1#gpt-4o`, options)
    await checkModel(model)
    const completion = await model.complete([{ role: 'user', content: 'Write a rule.' }], {
      key: '1/ask',
      maxTokens: 100,
      signal: new AbortController().signal,
    })
    expect(completion).toMatchObject({ text: 'Shortest first.', reasoning: 'Hmm', finishReason: 'stop' })
    expect(completion.usage?.completionTokens).toBeGreaterThan(0)
    expect(completion.costUsd).toBeUndefined()
  } finally {
    await mock.stop()
  }
})
