import { mkdtempSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Journal } from '../journal/journal.ts'
import { createInspector } from './app.ts'
import { answerPrompt, pendingPrompts } from './inbox-folder.ts'
import { openJournals } from './journals.ts'
import { keptToken } from './security.ts'
import { openWorkbench, type Workbench } from './workbench.ts'

const runs = mkdtempSync(join(tmpdir(), 'heuristica-'))
const token = keptToken(runs)
const host = '127.0.0.1:4700'
let workbench: Workbench
let app: ReturnType<typeof createInspector>

/** What a hostile model may have put wherever it can. */
const markup = '<script>alert(1)</script><img src=x onerror=alert(1)>'

beforeAll(() => {
  const folder = join(runs, 'tardiness-dispatch-1')
  mkdirSync(join(folder, 'inbox'), { recursive: true })
  using journal = new Journal(folder)
  const problem = { name: 'tardiness/dispatch', version: 'old' }
  const configuration = {
    problem: problem.name,
    strategy: 'reflective',
    options: {},
    model: 'inbox',
    seed: 1,
    limits: { completions: 2 },
    settings: {},
    from: [],
    maxTokens: 100,
    memoryMb: 64,
    problemFolders: [],
  }
  journal.setFact('configuration', configuration)
  journal.setFact('prompts', { 'reflective/mutate': `${markup} {{problem.title}}` })
  journal.setFact('problem', problem)
  journal.setFact('versions', { heuristica: '0' })
  journal.setFact('startedMs', 1000)
  const outcome = {
    kind: 'threw',
    detail: `Error: ${markup} (line 1, column 2)`,
    metric: null,
    raced: false,
    groups: {},
    cpuMs: 0,
  }
  journal.writeCandidate({
    verb: 1,
    id: 'c1',
    source: `export const priority = () => { throw new Error('${markup}') }`,
    fingerprint: 'f',
    operator: 'initialise',
    parents: [],
    thought: markup,
    outcome: JSON.stringify(outcome),
    metric: undefined,
    evaluation: undefined,
  })
  journal.writeStep({
    key: '1/ask',
    verb: 1,
    kind: 'ask',
    requestHash: 'h',
    request: JSON.stringify({ messages: [{ role: 'user', content: markup }] }),
    answer: JSON.stringify({ text: markup, reasoning: '', finishReason: 'stop', model: 'inbox' }),
    objectives: undefined,
    askedMs: 1000,
    answeredMs: 2000,
  })
  writeFileSync(join(folder, 'inbox', '2-ask.prompt.md'), 'Write a rule')
  writeFileSync(join(runs, 'secret'), 'out of bounds')
  const journals = openJournals(runs)
  workbench = openWorkbench(journals, { sandbox: 'auto' })
  const files = new Map([['/index.html', { content: new TextEncoder().encode('the page'), type: 'text/html' }]])
  app = createInspector({ journals, workbench, files, token, hosts: () => [host], pollMs: 10 })
})

afterAll(async () => {
  await workbench[Symbol.asyncDispose]()
  rmSync(runs, { recursive: true, force: true })
})

type Ask = { readonly headers?: Record<string, string>; readonly method?: string; readonly body?: unknown }
const ask = async (path: string, { headers = {}, method = 'GET', body }: Ask = {}): Promise<Response> =>
  app.request(`http://${host}${path}`, {
    method,
    headers: {
      host,
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

describe('who may ask', () => {
  test.each([
    ['without a token', { authorization: '' }, 401],
    ['with a wrong token', { authorization: `Bearer ${token.slice(1)}x` }, 401],
    ['by a name that leads here from elsewhere', { host: 'evil.example:4700' }, 421],
    ['by this machine’s name on another port', { host: '127.0.0.1:80' }, 421],
    ['from a page elsewhere', { origin: 'http://evil.example' }, 403],
    ['from a sandboxed page', { origin: 'null' }, 403],
  ])('%s nothing is told and nothing is done', async (_, headers, status) => {
    for (const path of ['/', '/api/runs', '/api/events', '/api/runs/tardiness-dispatch-1/candidates/c1'])
      expect((await ask(path, { headers })).status, path).toBe(status)
    const stop = { method: 'POST', body: { action: 'stop' }, headers }
    expect((await ask('/api/runs/tardiness-dispatch-1/control', stop)).status).toBe(status)
    expect(statSync(join(runs, 'tardiness-dispatch-1', 'control', 'stop'), { throwIfNoEntry: false })).toBeUndefined()
  })

  test('the token in the address becomes a cookie that no script and no other page can use', async () => {
    const response = await ask(`/runs?token=${token}&x=1`, { headers: { authorization: '' } })
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('/runs?x=1')
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Path=\//)
    const [pair = ''] = cookie.split(';')
    expect((await ask('/api/runs', { headers: { authorization: '', cookie: pair } })).status).toBe(200)
  })

  test('the token is kept for its owner only, and stays from one start to the next', () => {
    expect(keptToken(runs)).toBe(token)
    expect(statSync(join(runs, '.inspector', 'token')).mode & 0o077).toBe(0)
  })

  test('no answer may be framed, run foreign code, or be read by another page', async () => {
    const { headers } = await ask('/api/runs')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('what is told', () => {
  test.each([
    '/../secret',
    '/..%2fsecret',
    '/%2e%2e/secret',
    '/assets/../../secret',
    '//etc/passwd',
    '/etc/passwd',
    '/secret',
  ])('the path %s leads to the page and to no file', async (path) =>
    expect(await (await ask(path)).text()).toBe('the page'),
  )

  test.each([
    '/api/runs/..%2f..',
    '/api/runs/..%2fsecret/candidates',
    '/api/runs/tardiness-dispatch-1%2f..%2fsecret/inbox',
    '/api/runs/nothing/drawing?program=c1',
    '/api/runs/tardiness-dispatch-1/candidates/c99',
    '/api/runs/tardiness-dispatch-1/drawing?program=..%2f..%2fsecret',
    '/api/runs/tardiness-dispatch-1/drawing?program=MDD&set=..%2fsecret',
  ])('%s is not there', async (path) => expect((await ask(path)).status).toBe(404))

  test('markup in a journal comes as JSON text, never as a page', async () => {
    const response = await ask('/api/runs/tardiness-dispatch-1/candidates/c1')
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    const view = (await response.json()) as {
      thought: string
      failingLine: number
      questions: { reply: string; messages: object[] }[]
    }
    expect(view).toMatchObject({
      thought: markup,
      failingLine: 1,
      questions: [{ reply: markup, messages: [{ role: 'user', content: markup }] }],
    })
  })

  test('runs and candidates are told, those after a verb alone too', async () => {
    const { runs: listed } = (await (await ask('/api/runs')).json()) as { runs: object[] }
    expect(listed).toMatchObject([{ id: 'tardiness-dispatch-1', state: 'interrupted', candidates: 1, best: null }])
    expect(await (await ask('/api/runs/tardiness-dispatch-1')).json()).toMatchObject({
      failures: [{ kind: 'threw', count: 1 }],
      operators: [{ name: 'initialise', candidates: 1, scored: 0 }],
      steerable: false,
    })
    const columns = await (await ask('/api/runs/tardiness-dispatch-1/candidates')).json()
    expect(columns).toMatchObject({ ids: ['c1'], kinds: ['threw'], after: 1 })
    expect(await (await ask('/api/runs/tardiness-dispatch-1/candidates?after=1')).json()).toMatchObject({
      ids: [],
      after: 1,
    })
    expect((await ask('/api/runs/tardiness-dispatch-1/candidates?after=x')).status).toBe(400)
  })

  test('a reader that comes back hears only of what changed since', async () => {
    const events = async (last?: string): Promise<string> => {
      const response = await ask('/api/events', last === undefined ? {} : { headers: { 'last-event-id': last } })
      const reader = (response.body as ReadableStream<Uint8Array>).getReader()
      const first = await Promise.race([reader.read(), pause(300, undefined)])
      await reader.cancel()
      return first === undefined ? '' : new TextDecoder().decode(first.value)
    }
    const heard = await events()
    const id = /id: (\S+)/.exec(heard)?.[1] ?? ''
    expect(heard).toContain('event: changed')
    expect(await events(id)).toBe('')
    expect(await events('something older')).toContain(`id: ${id}`)
  })
})

describe('what is done', () => {
  test('a waiting prompt takes an answer once; no name leads elsewhere', async () => {
    const path = '/api/runs/tardiness-dispatch-1/inbox'
    expect(await (await ask(path)).json()).toEqual({ prompts: [{ name: '2-ask', text: 'Write a rule' }] })
    for (const name of ['../../secret', '2-ask/../../../x', '3-ask'])
      expect((await ask(path, { method: 'POST', body: { name, text: 'x' } })).status).toBe(404)
    expect((await ask(path, { method: 'POST', body: { name: '2-ask', text: '' } })).status).toBe(400)
    expect((await ask(path, { method: 'POST', body: { name: '2-ask', text: 'export …' } })).status).toBe(200)
    const inbox = join(runs, 'tardiness-dispatch-1', 'inbox')
    expect(pendingPrompts(inbox)).toEqual([])
    expect(answerPrompt(inbox, '2-ask', 'again')).toBe(false)
  })

  test('a pause and a stop are asked in the run’s own folder, and a pause can be taken back', async () => {
    const control = (action: unknown): Promise<Response> =>
      ask('/api/runs/tardiness-dispatch-1/control', { method: 'POST', body: { action } })
    const asked = (name: string): boolean =>
      statSync(join(runs, 'tardiness-dispatch-1', 'control', name), { throwIfNoEntry: false }) !== undefined
    expect((await control('explode')).status).toBe(400)
    expect((await control('pause')).status).toBe(200)
    expect(asked('pause')).toBe(true)
    await control('continue')
    expect(asked('pause')).toBe(false)
    await control('stop')
    expect(asked('stop')).toBe(true)
  })

  test('a known rule is evaluated on a set', { timeout: 60_000 }, async () => {
    const asked = { program: 'MDD', set: 'test-20' }
    const response = await ask('/api/runs/tardiness-dispatch-1/evaluate', { method: 'POST', body: asked })
    expect(await response.json()).toMatchObject({
      verdict: { kind: 'returned' },
      metric: expect.any(Number),
      instances: 25,
    })
  })
})
