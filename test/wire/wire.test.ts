/** The wire corpus: what a user sees, and what it costs in attempts, when a server misbehaves. */

import { afterEach, expect, test, vi } from 'vitest'
import { ModelError, type Completion, type CompletionOptions } from '../../src/models/model.ts'
import { openModel } from '../../src/models/names.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { answered, delta, events, startWireServer, status, stream, usage, type Behaviour, type Seen } from './server.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Too long to matter, save where a test shortens one of them. */
const timeouts = { headersMs: 30_000, idleMs: 30_000, totalMs: 30_000 }

type Outcome = {
  readonly completion: Completion | undefined
  readonly error: ModelError | undefined
  readonly attempts: number
  readonly failed: number
  readonly clock: FakeClock
  readonly notices: readonly string[]
  readonly seen: readonly Seen[]
}

/** Asks once; the host and port in texts become HOST. */
const ask = async (
  script: readonly Behaviour[],
  options: Partial<CompletionOptions> & {
    readonly deadlines?: Partial<typeof timeouts>
    readonly prompt?: string
  } = {},
): Promise<Outcome> => {
  await using server = await startWireServer(...script)
  const clock = createFakeClock()
  const notices: string[] = []
  let attempts = 0
  let failed = 0
  const { deadlines = {}, prompt = 'Say hello.', ...asked } = options
  await using model = openModel('test:served-model', {
    env: { OPENAI_API_KEY: 'sk-ambient', TEST_KEY: 'sk-test-1234567890' },
    inboxFolder: '',
    seed: 1,
    clock,
    onNotice: (notice) => notices.push(notice.replaceAll(server.host, 'HOST')),
    endpoints: { test: { baseUrl: server.url, keyVariable: 'TEST_KEY', timeouts: { ...timeouts, ...deadlines } } },
  })
  const answer = model.complete(
    [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: prompt },
    ],
    {
      key: '1/ask',
      maxTokens: 100,
      temperature: 0.7,
      seed: 5,
      signal: new AbortController().signal,
      onAttempt: (attempt) => {
        attempts = attempt
      },
      onFailedAttempt: () => {
        failed += 1
      },
      ...asked,
    },
  )
  const rest = (): Omit<Outcome, 'completion' | 'error'> => ({ attempts, failed, clock, notices, seen: server.seen })
  try {
    return { completion: await answer, error: undefined, ...rest() }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    const shown = new ModelError(error.kind, error.message.replaceAll(server.host, 'HOST'), { usage: error.usage })
    return { completion: undefined, error: shown, ...rest() }
  }
}

const hang: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
}
const silent: Behaviour = () => undefined
const resetBeforeFirstByte: Behaviour = (response) => {
  response.socket?.resetAndDestroy()
}
const resetAfterFirstChunk: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(events(delta({ content: 'Hel' })), () => response.socket?.resetAndDestroy())
}
const keepAliveForEver: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const timer = setInterval(() => response.write(': keep-alive\n\n'), 20)
  response.on('close', () => clearInterval(timer))
}
const chunksForEver: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const timer = setInterval(() => response.write(events(delta({ content: 'a' }))), 20)
  response.on('close', () => clearInterval(timer))
}
const page = '<!DOCTYPE html><html><head><style>b{}</style></head><body>Welcome to nginx</body></html>'

type Row = {
  readonly server: string
  readonly script: readonly Behaviour[]
  readonly kind: string
  readonly message: string | RegExp
  readonly attempts: number
  readonly deadlines?: Partial<typeof timeouts>
}

test.each<Row>([
  {
    server: '429 for ever',
    script: [status(429, { error: { message: 'Slow down', code: 'rate_limit_exceeded' } })],
    kind: 'rate-limit',
    message: 'HOST is limiting the rate of calls (429: Slow down) (gave up after 5 attempts)',
    attempts: 5,
  },
  {
    server: '429 without credit',
    script: [status(429, { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } })],
    kind: 'quota',
    message: 'the account at HOST has no credit left (429: You exceeded your current quota)',
    attempts: 1,
  },
  {
    server: '402',
    script: [status(402, { error: { message: 'Insufficient credits', code: 402 } })],
    kind: 'quota',
    message: /no credit left/,
    attempts: 1,
  },
  {
    server: '500 with a page',
    script: [status(500, page)],
    kind: 'overloaded',
    message: 'HOST failed or is busy (500: Welcome to nginx) (gave up after 5 attempts)',
    attempts: 5,
  },
  {
    server: '503 while loading',
    script: [status(503, { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } })],
    kind: 'overloaded',
    message: /HOST failed or is busy \(503: Loading model\)/,
    attempts: 5,
  },
  {
    server: '529',
    script: [status(529, { message: 'Overloaded' })],
    kind: 'overloaded',
    message: /529: Overloaded/,
    attempts: 5,
  },
  {
    server: '401 that echoes the key',
    script: [status(401, { error: { message: 'Incorrect API key provided: sk-test-1234567890' } })],
    kind: 'auth',
    message: 'HOST does not accept the key in TEST_KEY or refuses access (401: Incorrect API key provided: [redacted])',
    attempts: 1,
  },
  {
    server: 'reset before the first byte',
    script: [resetBeforeFirstByte],
    kind: 'network',
    message: /the connection to HOST was cut \((ECONNRESET|UND_ERR_SOCKET)\)/,
    attempts: 5,
  },
  {
    server: 'reset after the first chunk',
    script: [resetAfterFirstChunk],
    kind: 'network',
    message: /the connection to HOST was cut \((ECONNRESET|UND_ERR_SOCKET)\)/,
    attempts: 5,
  },
  {
    server: 'no headers',
    script: [silent],
    kind: 'timeout',
    message: /HOST did not begin to answer within 0.2 s/,
    attempts: 5,
    deadlines: { headersMs: 200 },
  },
  {
    server: 'headers then silence',
    script: [hang],
    kind: 'timeout',
    message: /HOST sent nothing of its answer for 0.2 s/,
    attempts: 5,
    deadlines: { idleMs: 200 },
  },
  {
    server: 'keep-alive comments for ever',
    script: [keepAliveForEver],
    kind: 'timeout',
    message: /HOST sent nothing of its answer for 0.2 s/,
    attempts: 5,
    deadlines: { idleMs: 200 },
  },
  {
    server: 'chunks for ever',
    script: [chunksForEver],
    kind: 'timeout',
    message: /the answer of HOST was not complete within 0.3 s/,
    attempts: 5,
    deadlines: { totalMs: 300 },
  },
  {
    server: 'a web page with status 200',
    script: [status(200, page)],
    kind: 'malformed',
    message:
      'HOST answered with a web page (Welcome to nginx); is the base URL right? It usually ends in /v1 (gave up after 2 attempts)',
    attempts: 2,
  },
  {
    server: 'an error with status 200',
    script: [status(200, { error: { message: 'Provider returned error', code: 502 } })],
    kind: 'overloaded',
    message: /HOST failed or is busy \(502: Provider returned error\)/,
    attempts: 5,
  },
  {
    server: 'a bare error text with status 200',
    script: [status(200, { error: 'model runner has unexpectedly stopped' })],
    kind: 'overloaded',
    message: /model runner has unexpectedly stopped/,
    attempts: 5,
  },
  {
    server: 'an error inside the stream',
    script: [stream(delta({ content: 'Hel' }), { error: { message: 'Rate limit exceeded', code: 429 } })],
    kind: 'rate-limit',
    message: /HOST is limiting the rate of calls \(429: Rate limit exceeded\)/,
    attempts: 5,
  },
  {
    server: 'a chunk that is not JSON',
    script: [stream(delta({ content: 'Hel' }), '{"choices": [')],
    kind: 'malformed',
    message: 'HOST sent a chunk that is not JSON (gave up after 2 attempts)',
    attempts: 2,
  },
  {
    server: 'a chunk of another shape',
    script: [stream({ choices: [{ delta: { content: 7 } }] })],
    kind: 'malformed',
    message: /chunk 1 of the answer of HOST is not a chat completion at choices.0.delta.content/,
    attempts: 2,
  },
  {
    server: 'an end without finish_reason',
    script: [stream(delta({ content: 'Hello' }))],
    kind: 'truncated',
    message: 'the answer of HOST broke off: it ended without a finish_reason (gave up after 2 attempts)',
    attempts: 2,
  },
  { server: 'an empty stream', script: [stream()], kind: 'truncated', message: /the stream was empty/, attempts: 2 },
  {
    server: 'reasoning that used up the limit',
    script: [stream(delta({ reasoning_content: 'Hmm' }), delta({}, 'length'), usage(12, 100))],
    kind: 'length',
    message:
      'the token limit was used up on reasoning before an answer began; allow more tokens a completion, or less reasoning',
    attempts: 1,
  },
  {
    server: 'an empty answer',
    script: [stream(delta({ content: '' }, 'stop'))],
    kind: 'malformed',
    message: /the answer of HOST is empty \(finish_reason stop\)/,
    attempts: 2,
  },
  {
    server: 'a content filter',
    script: [stream(delta({ content: 'He' }), delta({}, 'content_filter'))],
    kind: 'content-filter',
    message: 'HOST refused to answer',
    attempts: 1,
  },
  {
    server: 'a wrong model',
    script: [
      status(404, { object: 'error', message: 'The model `x` does not exist.', type: 'NotFoundError', code: 404 }),
    ],
    kind: 'not-found',
    message: 'HOST does not serve the model served-model (404: The model `x` does not exist.)',
    attempts: 1,
  },
  {
    server: 'a wrong address',
    script: [status(404, '404 page not found')],
    kind: 'not-found',
    message: 'HOST has no chat completions at this address; its base URL usually ends in /v1 (404: 404 page not found)',
    attempts: 1,
  },
  {
    server: 'a context overflow',
    script: [
      status(400, {
        error: { message: "This model's maximum context length is 4096 tokens", code: 'context_length_exceeded' },
      }),
    ],
    kind: 'context-length',
    message: /do not fit the context of served-model/,
    attempts: 1,
  },
  {
    server: 'a bad request',
    script: [status(400, { detail: 'temperature must be below 2' })],
    kind: 'bad-request',
    message: 'HOST refused the request (400: temperature must be below 2)',
    attempts: 1,
  },
])('$server ends as $kind', async ({ script, kind, message, attempts, deadlines = {} }) => {
  const outcome = await ask(script, { deadlines })
  expect(outcome.error?.kind).toBe(kind)
  if (typeof message === 'string') expect(outcome.error?.message).toBe(message)
  else expect(outcome.error?.message).toMatch(message)
  expect(outcome.attempts).toBe(attempts)
  expect(outcome.failed).toBe(attempts)
  expect(outcome.seen).toHaveLength(attempts)
  // How long it may take at most: the deadlines of each attempt, and these waits between them.
  const waitedMs = outcome.clock.slept.reduce((sum, ms) => sum + ms, 0)
  expect(waitedMs).toBeLessThan({ 1: 1, 2: 1250, 5: 18_750 }[attempts] ?? 0)
})

test('a slow server is waited for while its chunks come in time', async () => {
  const slow: Behaviour = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const chunks = [delta({ content: 'Hel' }), delta({ content: 'lo' }), delta({}, 'stop'), usage(12, 3)]
    const timer = setInterval(() => {
      const chunk = chunks.shift()
      if (chunk === undefined) response.end()
      else response.write(events(chunk))
    }, 120)
    response.on('close', () => clearInterval(timer))
  }
  const { completion, attempts } = await ask([slow], { deadlines: { headersMs: 30_000, idleMs: 5000 } })
  expect(completion?.text).toBe('Hello')
  expect(attempts).toBe(1)
})

test('a refused connection names the address and asks for the server', async () => {
  const server = await startWireServer(answered)
  const { url, host } = server
  await server[Symbol.asyncDispose]()
  const clock = createFakeClock()
  await using model = openModel(`${url}#any`, { env: {}, inboxFolder: '', seed: 1, clock })
  let attempts = 0
  const answer = model.complete([{ role: 'user', content: 'Hello' }], {
    key: '1/ask',
    maxTokens: 10,
    signal: new AbortController().signal,
    onAttempt: () => {
      attempts += 1
    },
  })
  await expect(answer).rejects.toMatchObject({
    kind: 'network',
    message: `nothing listens at ${host} (ECONNREFUSED); is the server running? (gave up after 5 attempts)`,
  })
  expect(attempts).toBe(5)
  expect(clock.slept).toHaveLength(4)
})

test('a Retry-After of 120 s is honoured, told, and needs one more attempt', async () => {
  const outcome = await ask([status(429, { error: { message: 'Slow down' } }, { 'retry-after': '120' }), answered])
  expect(outcome.completion?.text).toBe('Hello')
  expect(outcome.attempts).toBe(2)
  expect(outcome.clock.slept).toEqual([120_000])
  expect(outcome.notices).toEqual([
    'test:served-model: HOST is limiting the rate of calls (429: Slow down); next attempt in 120 s',
  ])
})

test('a 429 without Retry-After waits about a second', async () => {
  const outcome = await ask([status(429, { error: { message: 'Slow down' } }), answered])
  expect(outcome.completion?.text).toBe('Hello')
  expect(outcome.clock.slept).toHaveLength(1)
  expect(outcome.clock.slept[0]).toBeGreaterThanOrEqual(750)
  expect(outcome.clock.slept[0]).toBeLessThan(1250)
})

test('a plain answer carries text, usage, the served name, and sends nothing of the environment', async () => {
  vi.stubEnv('OPENAI_API_KEY', 'sk-ambient')
  vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1')
  vi.stubEnv('OPENAI_ORG_ID', 'org-ambient')
  vi.stubEnv('OPENAI_PROJECT_ID', 'project-ambient')
  vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'ambient: yes')
  vi.stubEnv('OPENAI_LOG', 'debug')
  const { completion, seen, attempts } = await ask([answered])
  expect(completion).toMatchObject({
    text: 'Hello',
    reasoning: '',
    finishReason: 'stop',
    usage: { promptTokens: 12, completionTokens: 3 },
    costUsd: undefined,
    model: 'served-model',
  })
  expect(attempts).toBe(1)
  expect(seen[0]?.path).toBe('/v1/chat/completions')
  expect(seen[0]?.body).toEqual({
    model: 'served-model',
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Say hello.' },
    ],
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: 100,
    temperature: 0.7,
    seed: 5,
  })
  const sent = JSON.stringify(seen[0]?.headers)
  expect(sent).not.toMatch(/ambient|stainless|openai/i)
  expect(seen[0]?.headers.authorization).toBe('Bearer sk-test-1234567890')
})

test.each([
  { form: 'reasoning_content', chunks: [delta({ reasoning_content: 'Hmm' }), delta({ content: 'Hello' }, 'stop')] },
  { form: 'reasoning', chunks: [delta({ reasoning: 'Hmm' }), delta({ content: 'Hello' }, 'stop')] },
  {
    form: 'both names',
    chunks: [delta({ reasoning: 'Hmm', reasoning_content: 'Hmm' }), delta({ content: 'Hello' }, 'stop')],
  },
  {
    form: 'tags',
    chunks: [
      delta({ content: '<think>\nHm' }),
      delta({ content: 'm</thi' }),
      delta({ content: 'nk>\n\nHello' }, 'stop'),
    ],
  },
  { form: 'the closing tag alone', chunks: [delta({ content: 'Hmm\n</think>\n\nHello' }, 'stop')] },
])('reasoning as $form is kept apart', async ({ chunks }) => {
  const { completion } = await ask([stream(...chunks)])
  expect(completion).toMatchObject({ text: 'Hello', reasoning: 'Hmm' })
})

test('a whole completion is taken from a server that does not stream', async () => {
  const whole = {
    model: 'served-model',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 12, completion_tokens: 3, cost: 0.25 },
  }
  const { completion } = await ask([status(200, whole)])
  expect(completion).toMatchObject({ text: 'Hello', costUsd: 0.25 })
})

test('an answer that the limit cut is given with its finish reason', async () => {
  const { completion } = await ask([stream(delta({ content: 'Hello' }, 'length'))])
  expect(completion).toMatchObject({ text: 'Hello', finishReason: 'length', usage: undefined })
})

test('what breaks after the finish reason does not undo the answer', async () => {
  const cut: Behaviour = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(events(delta({ content: 'Hello' }, 'stop')), () => response.socket?.destroy())
  }
  const neverEnds: Behaviour = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(events(delta({ content: 'Hello' }, 'stop')))
  }
  for (const behaviour of [cut, neverEnds]) {
    const { completion, attempts } = await ask([behaviour], { deadlines: { idleMs: 1500 } })
    expect(completion?.text).toBe('Hello')
    expect(attempts).toBe(1)
  }
})

test('unsupported parameters are dropped, told once, and remembered', async () => {
  await using server = await startWireServer(
    status(400, {
      error: {
        message:
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        param: 'max_tokens',
        code: 'unsupported_parameter',
      },
    }),
    status(400, {
      error: {
        message:
          "Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.",
        param: 'temperature',
        code: 'unsupported_value',
      },
    }),
    status(422, {
      detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs are not permitted' }],
    }),
    status(500, { error: { message: 'System role not supported' } }),
    status(400, { error: { message: 'System role not supported' } }),
    answered,
  )
  const clock = createFakeClock()
  const notices: string[] = []
  await using model = openModel(`${server.url}#m`, {
    env: {},
    inboxFolder: '',
    seed: 1,
    clock,
    onNotice: (notice) => notices.push(notice.replace(`${server.url}#m: `, '')),
  })
  const attempts: number[] = []
  const options: CompletionOptions = {
    key: '1/ask',
    maxTokens: 10,
    temperature: 0.7,
    seed: 1,
    signal: new AbortController().signal,
    onAttempt: (attempt) => attempts.push(attempt),
  }
  const messages = [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hello' },
  ] as const
  await model.complete(messages, options)
  expect(attempts).toEqual([1, 2, 3, 4, 5, 6])
  await model.complete(messages, options)
  expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 1])
  expect(server.seen.at(-1)?.body).toEqual({
    model: 'm',
    messages: [{ role: 'user', content: 'Be brief.\n\nHello' }],
    stream: true,
    stream_options: { include_usage: true },
    max_completion_tokens: 10,
  })
  expect(server.seen.at(-1)?.headers.authorization).toBeUndefined()
  expect(notices).toEqual([
    'takes max_completion_tokens instead of max_tokens',
    'does not take temperature: left out from now on',
    'does not take seed: left out from now on',
    'takes no system message: it goes at the head of the first user message from now on',
  ])
})

test('a prompt that the server cut without a word is an error when the count is a context size, else a notice', async () => {
  const prompt = 'schedule the jobs '.repeat(2000)
  const cut = await ask([stream(delta({ content: 'Hello' }, 'stop'), usage(4096, 50))], { prompt })
  expect(cut.error?.kind).toBe('context-length')
  expect(cut.error?.message).toMatch(/HOST counted only 4096 tokens of a longer prompt: it cut the prompt/)
  expect(cut.error?.usage).toEqual({ promptTokens: 4096, completionTokens: 50 })
  const suspicious = await ask([stream(delta({ content: 'Hello' }, 'stop'), usage(700, 50))], { prompt })
  expect(suspicious.completion?.text).toBe('Hello')
  expect(suspicious.notices).toHaveLength(1)
})

test('a broken answer is asked again with another seed', async () => {
  const { completion, seen } = await ask([stream(delta({ content: 'Hel' })), answered])
  expect(completion?.text).toBe('Hello')
  expect(seen.map(({ body }) => body['seed'])).toEqual([5, 6])
})

test('the caller stops a call at once, wherever it is', async () => {
  for (const behaviour of [silent, hang, keepAliveForEver]) {
    const controller = new AbortController()
    const { error, attempts } = await ask([behaviour], {
      signal: controller.signal,
      onAttempt: () => setTimeout(() => controller.abort(new Error('enough')), 30),
    })
    expect(error?.kind).toBe('aborted')
    expect(attempts).toBe(0)
  }
})

test('what onAttempt throws stops the call', async () => {
  const stopped = ask([status(500, { error: { message: 'no' } })], {
    onAttempt: (attempt) => {
      if (attempt === 2) throw new RangeError('the budget is spent')
    },
  })
  await expect(stopped).rejects.toThrow('the budget is spent')
})
