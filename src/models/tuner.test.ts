/** Both tuners: against a server on loopback that has files and jobs, and with a program. */

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openTuner } from './open-tuner.ts'
import { tunerSchema, type TunerSettings, type TuningJob } from './tuner.ts'

const folder = mkdtempSync(join(tmpdir(), 'tuner-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const dataset = join(folder, 'pairs.jsonl')
writeFileSync(dataset, '{"messages":[]}\n')

const notices: string[] = []
const job: TuningJob = {
  dataset,
  method: 'dpo',
  model: 'gpt-4.1-mini',
  suffix: 'tardiness-2',
  seed: 7,
  signal: new AbortController().signal,
  onNotice: (notice) => notices.push(notice),
}

type Seen = { readonly line: string; readonly type: string; readonly authorization: string; readonly body: string }
type Answer = { readonly status?: number; readonly body: unknown }

/** Answers uploads, creations and cancellations; looks at the job are answered in turn. */
const startJobs = async (
  looks: readonly Answer[],
): Promise<{ readonly url: string; readonly seen: readonly Seen[] } & AsyncDisposable> => {
  const seen: Seen[] = []
  let looked = 0
  const read = async (request: IncomingMessage): Promise<string> => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    return Buffer.concat(pieces).toString()
  }
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const line = `${request.method} ${request.url}`
      const { 'content-type': type = '', authorization = '' } = request.headers
      seen.push({ line, type, authorization, body })
      const job = { id: 'ftjob-1', object: 'fine_tuning.job', status: 'queued', fine_tuned_model: null, error: null }
      const { status = 200, body: answer } = line.startsWith('POST /v1/files')
        ? { body: { id: 'file-1', object: 'file' } }
        : line.startsWith('POST')
          ? { body: job }
          : (looks[Math.min((looked += 1), looks.length) - 1] ?? { body: job })
      const text = JSON.stringify(line.startsWith('GET') && status === 200 ? { ...job, ...(answer as object) } : answer)
      response.writeHead(status, { 'content-type': 'application/json' }).end(text)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    seen,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const tuneAt = (url: string, more: Partial<TuningJob> = {}): Promise<string> =>
  openTuner(
    { kind: 'openai', endpoint: 'ours', hyperparameters: { n_epochs: 2, beta: 0.1 }, pollSeconds: 0.01 },
    { env: { OUR_KEY: 'sk-tune' }, endpoints: { ours: { baseUrl: url, keyVariable: 'OUR_KEY' } } },
  ).tune({ ...job, ...more })

test('a training that an earlier sitting began is waited for, and nothing is uploaded or begun again', async () => {
  await using server = await startJobs([{ body: { status: 'succeeded', fine_tuned_model: 'ft:x' } }])
  const words: string[] = []
  const onNotice = (): void => undefined
  const onBegun = (word: string): number => words.push(word)
  expect(await tuneAt(server.url, { begun: 'ftjob-7', onBegun, onNotice })).toBe('ours:ft:x')
  expect(server.seen.map(({ line }) => line)).toEqual(['GET /v1/fine_tuning/jobs/ftjob-7'])
  expect(await tuneAt(server.url, { onBegun, onNotice })).toBe('ours:ft:x')
  expect(words).toEqual(['ftjob-1'])
})

test('a file is uploaded, a job made and looked at until it has a model', async () => {
  await using server = await startJobs([
    { body: { status: 'running' } },
    { status: 500, body: { error: { message: 'busy' } } },
    { body: { status: 'running' } },
    { body: { status: 'succeeded', fine_tuned_model: 'ft:gpt-4.1-mini:us::x1' } },
  ])
  expect(await tuneAt(server.url)).toBe('ours:ft:gpt-4.1-mini:us::x1')
  const [upload, creation, ...looks] = server.seen
  expect(upload?.line).toBe('POST /v1/files')
  expect(upload?.type).toMatch(/^multipart\/form-data; boundary=/)
  expect(upload?.body).toMatch(/name="purpose"\r\n\r\nfine-tune/)
  expect(upload?.body).toContain('filename="pairs.jsonl"')
  expect(upload?.body).toContain('{"messages":[]}\n')
  expect(creation?.line).toBe('POST /v1/fine_tuning/jobs')
  expect(JSON.parse(creation?.body ?? '')).toEqual({
    model: 'gpt-4.1-mini',
    training_file: 'file-1',
    suffix: 'tardiness-2',
    seed: 7,
    method: { type: 'dpo', dpo: { hyperparameters: { n_epochs: 2, beta: 0.1 } } },
  })
  expect(looks.map(({ line }) => line)).toEqual(Array.from({ length: 4 }, () => 'GET /v1/fine_tuning/jobs/ftjob-1'))
  expect(new Set(server.seen.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer sk-tune']))
  expect(notices).toEqual([
    expect.stringMatching(/trains gpt-4.1-mini as ftjob-1$/),
    'ftjob-1: running',
    'ftjob-1: succeeded',
  ])
})

test('a supervised training is asked for as such', async () => {
  await using server = await startJobs([{ body: { status: 'succeeded', fine_tuned_model: 'm' } }])
  await tuneAt(server.url, { method: 'sft' })
  expect(JSON.parse(server.seen[1]?.body ?? '')).toMatchObject({
    method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 2, beta: 0.1 } } },
  })
})

test('a job that fails is told with the reason, without the key', async () => {
  await using server = await startJobs([
    { body: { status: 'failed', error: { message: 'too few examples; sk-tune' } } },
  ])
  await expect(tuneAt(server.url)).rejects.toThrow(
    /ftjob-1 at 127\.0\.0\.1:\d+ ended as failed: too few examples; \[redacted\]/,
  )
})

test('a training that is stopped is cancelled at the server', async () => {
  await using server = await startJobs([{ body: { status: 'running' } }])
  const controller = new AbortController()
  const onNotice = (notice: string): void => {
    if (notice.endsWith('running')) controller.abort(new Error('enough'))
  }
  await expect(tuneAt(server.url, { signal: controller.signal, onNotice })).rejects.toMatchObject({ kind: 'aborted' })
  expect(server.seen.at(-1)?.line).toBe('POST /v1/fine_tuning/jobs/ftjob-1/cancel')
})

const command = (script: string, more: Partial<TuningJob> = {}): Promise<string> =>
  openTuner(
    { kind: 'command', command: [process.execPath, '-e', script, '{method}', '{seed}'] },
    { env: process.env },
  ).tune({
    ...job,
    ...more,
  })

test('a program is told dataset and model, its last line is the new one, its errors are passed on', async () => {
  const said: string[] = []
  const script = `console.error('step 1 of 1'); console.log('training…')
    console.log(['vllm:tuned', process.env.HEURISTICA_DATASET.split('/').at(-1), process.env.HEURISTICA_MODEL, ...process.argv.slice(1)].join('-'))`
  const name = await command(script, { onNotice: (notice) => said.push(notice) })
  expect(name).toBe('vllm:tuned-pairs.jsonl-gpt-4.1-mini-dpo-7')
  expect(said).toEqual(['step 1 of 1'])
})

test.each([
  ['process.exit(3)', 'ended with code 3: no message'],
  ['console.error("no GPU"); process.exit(1)', 'ended with code 1: no GPU'],
  ['', 'printed no model; its last line is to be the new name'],
])('a program that does not end well is told: %s', async (script, message) => {
  await expect(command(script)).rejects.toThrow(message)
})

test('a program that is not there, and one that is stopped', async () => {
  const missing = openTuner({ kind: 'command', command: [join(folder, 'none')] }, { env: {} })
  await expect(missing.tune(job)).rejects.toThrow(/none could not be started/)
  const controller = new AbortController()
  const stopped = command('console.error("up"); setInterval(() => {}, 1000)', {
    signal: controller.signal,
    onNotice: () => controller.abort(new Error('enough')),
  })
  await expect(stopped).rejects.toMatchObject({ kind: 'aborted' })
})

test('settings are parsed, and what cannot be opened is told at once', () => {
  const settings: TunerSettings = { kind: 'command', command: ['train.sh', '{dataset}'] }
  expect(tunerSchema.parse(settings)).toEqual(settings)
  expect(tunerSchema.safeParse({ kind: 'magic' }).success).toBe(false)
  expect(() => openTuner({ kind: 'openai' }, { env: {} })).toThrow('the tuner at openai needs a key')
  expect(() => openTuner({ kind: 'openai', endpoint: 'none' }, { env: {} })).toThrow('names the endpoint "none"')
})
