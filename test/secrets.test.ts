/** No key is ever written or printed: not into a run's folder, not into logs, not on any way in which a call can fail. */

import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { openModel } from '../src/models/names.ts'
import { probeModel } from '../src/models/probe.ts'
import { surveyEndpoint } from '../src/models/survey.ts'
import { heuristica, root, workFolder } from './command-line.ts'
import { createFakeClock } from './wire/fake-clock.ts'
import { writesPrograms } from './wire/programs.ts'
import { delta, events, startWireServer, status, stream, type Behaviour } from './wire/server.ts'

/** The folder of a problem that is solved quickly. */
const examples = join(root, 'examples', 'problems')

const secrets = ['sk-7f3a-key-of-the-test', 'header-9c1d-of-the-test', 'file-55e2-of-the-test']
const [key = '', header = '', filed = ''] = secrets

/** A server that repeats what it was sent, as some do in their messages. */
const echoing =
  (code: number): Behaviour =>
  (response, { headers }) => {
    const said = `got ${headers.authorization} and ${String(headers['api-key'])}`
    status(code, { error: { message: said, code: said, param: said, type: said } })(response, {
      path: '',
      headers,
      body: {},
    })
  }

test('a finished run, its logs and its exports hold no key', { timeout: 300_000 }, async () => {
  using folder = workFolder()
  const write = writesPrograms(['m'])
  let refuses = true
  await using server = await startWireServer((response, seen) => (refuses ? echoing(401) : write)(response, seen))
  writeFileSync(join(folder.path, 'key.txt'), `${filed}\n`)
  const ours = { baseUrl: server.url, keyVariable: 'OUR_KEY', headers: { 'api-key': '${OUR_HEADER}' } }
  const theirs = { baseUrl: server.url, keyFile: join(folder.path, 'key.txt') }
  const config = {
    problem: 'makespan',
    problems: [examples],
    endpoints: { ours, theirs },
    model: ['ours:m', 'theirs:m'],
    options: { tune: 0 },
  }
  writeFileSync(join(folder.path, 'heuristica.config.json'), JSON.stringify(config))
  const env = { OUR_KEY: key, OUR_HEADER: header }
  const refused = await heuristica(folder.path, ['--verbose', 'run'], { env })
  expect(refused.stderr).toMatch(/got Bearer \[redacted\]/)
  refuses = false
  const output = [refused.stdout, refused.stderr]
  for (const args of [
    ['--verbose', 'run', '--max-completions', '8'],
    ['show', 'last', '--json'],
    ['export', 'last', '--format', 'recording'],
    ['export', 'last', '--format', 'openai-sft'],
    ['models', 'ours', '--json'],
  ]) {
    const { code, stdout, stderr } = await heuristica(folder.path, args, { env })
    expect(code, `${args.join(' ')}\n${stderr}`).toBe(0)
    output.push(stdout, stderr)
  }
  // The keys did their work.
  const sent = new Set(server.seen.map(({ headers }) => headers.authorization))
  expect(sent).toEqual(new Set([`Bearer ${key}`, `Bearer ${filed}`]))
  expect(server.seen.some(({ headers }) => headers['api-key'] === header)).toBe(true)

  const files = globSync('**', { cwd: folder.path })
    .filter((file) => file !== 'key.txt' && statSync(join(folder.path, file)).isFile())
    .map((file) => readFileSync(join(folder.path, file), 'latin1'))
  expect(files.length).toBeGreaterThan(2)
  for (const secret of secrets) {
    for (const text of [...files, ...output]) expect(text.includes(secret)).toBe(false)
  }
})

const brokenOff: Behaviour = (response, { headers }) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(events(delta({ content: `${headers.authorization}` })), () => response.socket?.resetAndDestroy())
}

test.each<[string, Behaviour]>([
  ...[400, 401, 402, 403, 404, 409, 413, 422, 429, 500, 503, 529].map((code): [string, Behaviour] => [
    String(code),
    echoing(code),
  ]),
  ['an error with status 200', echoing(200)],
  ['a page', (response, seen) => status(200, `<html>${seen.headers.authorization}</html>`)(response, seen)],
  [
    'no JSON',
    (response, seen) => response.writeHead(200, { 'content-type': 'application/json' }).end(seen.headers.authorization),
  ],
  [
    'an error in the stream',
    (response, seen) => stream({ error: { message: seen.headers.authorization } })(response, seen),
  ],
  ['a chunk that is not JSON', (response, seen) => stream(`{${seen.headers.authorization}`)(response, seen)],
  ['a refusal', (response, seen) => stream(delta({ refusal: seen.headers.authorization }, 'stop'))(response, seen)],
  ['a reset', brokenOff],
])('the error of %s shows no key, down to its last cause', async (_, behaviour) => {
  await using server = await startWireServer(behaviour)
  const notices: string[] = []
  const endpoints = {
    ours: { baseUrl: server.url, keyVariable: 'OUR_KEY', headers: { 'api-key': '${OUR_HEADER}' } },
  }
  const options = { env: { OUR_KEY: key, OUR_HEADER: header }, seed: 1, endpoints, clock: createFakeClock() }
  await using model = openModel('ours:m', { ...options, inboxFolder: '', onNotice: (notice) => notices.push(notice) })
  const signal = new AbortController().signal
  const failure: unknown = await model
    .complete([{ role: 'user', content: 'Hello' }], { key: '1/ask', maxTokens: 9, seed: 1, temperature: 1, signal })
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Error)
  const shown = [
    failure,
    notices,
    model,
    await surveyEndpoint('ours', { ...options, signal }),
    await probeModel('ours:m', { ...options, signal }),
  ]
  const text = shown
    .map((one) => `${inspect(one, { depth: Infinity, showHidden: true })} ${JSON.stringify(one)}`)
    .join('\n')
  for (const secret of secrets) expect(text.includes(secret), text.slice(0, 4000)).toBe(false)
})
