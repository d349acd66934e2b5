import { expect, test } from 'vitest'
import { startWireServer, status, type Behaviour } from '../../test/wire/server.ts'
import { endpointNames, surveyEndpoint, type Survey } from './survey.ts'

const surveyOf = async (behaviour: Behaviour, env: Readonly<Record<string, string>> = {}): Promise<Survey> => {
  await using server = await startWireServer(behaviour)
  const prices = { big: { input: 1, output: 2 } }
  const endpoints = { ours: { baseUrl: server.url, keyVariable: 'OUR_KEY', prices } }
  const survey = await surveyEndpoint('ours', { env, endpoints, signal: new AbortController().signal })
  return { ...survey, detail: survey.detail.replaceAll(server.host, 'HOST') }
}

test('served models are listed with what their servers call a context, and with their prices', async () => {
  const data = [
    { id: 'vllm', max_model_len: 32_768 },
    { id: 'openrouter', context_length: 262_144 },
    { id: 'llamacpp', owned_by: 'llamacpp', meta: { n_ctx: 4096, n_ctx_train: 131_072 } },
    { id: 'big' },
  ]
  const { state, models } = await surveyOf(status(200, { data }), { OUR_KEY: 'sk-1' })
  expect(state).toBe('serves')
  expect(models.map(({ id, contextTokens, price }) => [id, contextTokens, price?.input])).toEqual([
    ['big', undefined, 1],
    ['llamacpp', 4096, undefined],
    ['openrouter', 262_144, undefined],
    ['vllm', 32_768, undefined],
  ])
})

test.each<[string, Behaviour, Readonly<Record<string, string>>, string]>([
  ['no key', status(200, { data: [] }), {}, 'ours needs a key: set the environment variable OUR_KEY'],
  ['serves', status(200, { data: [] }), { OUR_KEY: 'sk-1' }, 'it serves none yet'],
  ['silent', status(404, 'not found'), { OUR_KEY: 'sk-1' }, 'HOST does not list its models'],
  [
    'refuses',
    status(401, { error: { message: 'Bad key sk-1' } }),
    { OUR_KEY: 'sk-1' },
    'HOST does not accept the key in OUR_KEY or refuses access (401: Bad key [redacted])',
  ],
  [
    'unreachable',
    (response) => response.socket?.resetAndDestroy(),
    { OUR_KEY: 'sk-1' },
    'the connection to HOST was cut (ECONNRESET)',
  ],
])('an endpoint that lists nothing is told as %s', async (state, behaviour, env, detail) => {
  expect(await surveyOf(behaviour, env)).toMatchObject({ state, models: [], detail })
})

test('an endpoint that does not exist is refused with those that do', async () => {
  const options = { env: {}, signal: new AbortController().signal }
  await expect(surveyEndpoint('olama', options)).rejects.toThrow(
    /There is no endpoint "olama"; there are: openai, ollama/,
  )
  expect(endpointNames({ ours: {} }).slice(0, 2)).toEqual(['ours', 'openai'])
})
