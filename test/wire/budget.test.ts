/** The wire corpus again, as a run meets it: what each misbehaviour becomes, and what it takes from the budget. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAsking } from '../../src/discovery/asking.ts'
import { StepRecorder } from '../../src/discovery/step-recorder.ts'
import { Journal } from '../../src/journal/journal.ts'
import { openModel } from '../../src/models/names.ts'
import { createFakeClock } from './fake-clock.ts'
import { answered, delta, events, startWireServer, status, stream, usage, type Behaviour } from './server.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wire-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const limited = status(429, { error: { message: 'Slow down' } })
const reset: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(events(delta({ content: 'Hel' })), () => response.socket?.resetAndDestroy())
}
const silent: Behaviour = () => undefined
/** 12 tokens in and 3 out, at the price below. */
const dollars = (12 * 10 + 3 * 20) / 1e6

type Row = {
  readonly server: string
  readonly script: readonly Behaviour[]
  /** `answered`, the kind of failure that costs one question, or `ends the run`. */
  readonly becomes: string
  readonly completions: number
  readonly headersMs?: number
  /** From the budget; undefined where the server did not count, so that an estimate stands in. */
  readonly tokens?: number
  readonly costUsd?: number
  readonly calls: { readonly left: number; readonly failed: number; readonly unpriced: number }
}

test.each<Row>([
  {
    server: 'an answer',
    script: [answered],
    becomes: 'answered',
    completions: 1,
    tokens: 15,
    costUsd: dollars,
    calls: { left: 1, failed: 0, unpriced: 0 },
  },
  {
    server: 'an answer without counts',
    script: [stream(delta({ content: 'Hello' }, 'stop'))],
    becomes: 'answered',
    completions: 1,
    costUsd: 0,
    calls: { left: 1, failed: 0, unpriced: 1 },
  },
  {
    server: 'two rate limits, then an answer',
    script: [limited, limited, answered],
    becomes: 'answered',
    completions: 1,
    tokens: 15,
    costUsd: dollars,
    calls: { left: 3, failed: 2, unpriced: 0 },
  },
  {
    server: 'a reset in the middle, then an answer',
    script: [reset, answered],
    becomes: 'answered',
    completions: 1,
    tokens: 15,
    costUsd: dollars,
    calls: { left: 2, failed: 1, unpriced: 1 },
  },
  {
    server: 'a parameter that is not taken, then an answer',
    script: [status(400, { error: { message: 'Unsupported parameter', param: 'temperature' } }), answered],
    becomes: 'answered',
    completions: 1,
    tokens: 15,
    costUsd: dollars,
    calls: { left: 2, failed: 1, unpriced: 0 },
  },
  {
    server: 'an answer that the token limit cut',
    script: [stream(delta({ content: 'Hello' }, 'length'), usage(12, 3))],
    becomes: 'answered',
    completions: 1,
    tokens: 15,
    costUsd: dollars,
    calls: { left: 1, failed: 0, unpriced: 0 },
  },
  {
    server: 'reasoning that used up the limit',
    script: [stream(delta({ reasoning: 'Hm' }, 'length'), usage(12, 3))],
    becomes: 'length',
    completions: 1,
    tokens: 15,
    costUsd: dollars,
    calls: { left: 1, failed: 1, unpriced: 0 },
  },
  {
    server: 'a content filter',
    script: [stream(delta({}, 'content_filter'), usage(12, 0))],
    becomes: 'content-filter',
    completions: 1,
    tokens: 12,
    costUsd: 120 / 1e6,
    calls: { left: 1, failed: 1, unpriced: 0 },
  },
  {
    server: 'no finish_reason, twice',
    script: [stream(delta({ content: 'Hel' }))],
    becomes: 'truncated',
    completions: 1,
    costUsd: 0,
    calls: { left: 2, failed: 2, unpriced: 2 },
  },
  {
    server: 'chunks that are not JSON',
    script: [stream('{"choices": [')],
    becomes: 'malformed',
    completions: 1,
    costUsd: 0,
    calls: { left: 2, failed: 2, unpriced: 2 },
  },
  {
    server: 'a context that is too small',
    script: [status(400, { error: { message: 'too long', code: 'context_length_exceeded' } })],
    becomes: 'context-length',
    completions: 1,
    tokens: 0,
    costUsd: 0,
    calls: { left: 1, failed: 1, unpriced: 0 },
  },
  {
    server: '429 for ever',
    script: [limited],
    becomes: 'ends the run',
    completions: 0,
    calls: { left: 5, failed: 5, unpriced: 0 },
  },
  {
    server: '500 for ever',
    script: [status(500, 'no')],
    becomes: 'ends the run',
    completions: 0,
    calls: { left: 5, failed: 5, unpriced: 5 },
  },
  {
    server: 'silence',
    script: [silent],
    headersMs: 100,
    becomes: 'ends the run',
    completions: 0,
    calls: { left: 5, failed: 5, unpriced: 5 },
  },
  {
    server: 'a wrong key',
    script: [status(401, { error: { message: 'no' } })],
    becomes: 'ends the run',
    completions: 0,
    calls: { left: 1, failed: 1, unpriced: 0 },
  },
  {
    server: 'a wrong model',
    script: [status(404, { error: { message: 'The model does not exist' } })],
    becomes: 'ends the run',
    completions: 0,
    calls: { left: 1, failed: 1, unpriced: 0 },
  },
])('$server becomes "$becomes" and takes $completions completions', async (row) => {
  await using server = await startWireServer(...row.script)
  using journal = new Journal(folder)
  const endpoint = {
    baseUrl: server.url,
    prices: { m: { input: 10, output: 20 } },
    timeouts: { headersMs: row.headersMs ?? 30_000, idleMs: 30_000, totalMs: 30_000 },
  }
  const options = { env: {}, inboxFolder: '', seed: 1, clock: createFakeClock(), endpoints: { ours: endpoint } }
  await using model = openModel('ours:m', options)
  const signal = new AbortController().signal
  const recorder = new StepRecorder(journal, { interrupted: () => false })
  const asking = createAsking({ model, recorder, journal, signal, abandoned: signal })
  const question = {
    key: '1/ask',
    verb: 1,
    role: 'generate',
    messages: [{ role: 'user', content: 'Hello' }],
    parameters: { maxTokens: 100, temperature: 0.5 },
  } as const
  const reply = await asking.ask(question).catch((error: unknown) => error)
  expect(journal.calls()).toMatchObject({ ...row.calls, lost: 0 })
  if (row.becomes === 'ends the run') {
    expect(reply).toMatchObject({ name: 'RunFailed', message: expect.stringMatching(/^ours:m: /) as unknown })
    expect(journal.spending().completions).toBe(0)
    return
  }
  const { kind, spent } = reply as Exclude<Awaited<ReturnType<typeof asking.ask>>, Error>
  expect(reply).toMatchObject(row.becomes === 'answered' ? { kind } : { kind: 'failed', failure: row.becomes })
  expect(spent.completions).toBe(row.completions)
  if (row.tokens === undefined) expect(spent.tokens).toBeGreaterThan(5)
  else expect(spent.tokens).toBe(row.tokens)
  expect(spent.costUsd).toBeCloseTo(row.costUsd ?? 0, 12)
  // Asked again, as on resume, it is answered from the journal at the same cost.
  expect(await asking.ask(question)).toEqual(reply)
  expect(journal.calls().left).toBe(row.calls.left)
})
