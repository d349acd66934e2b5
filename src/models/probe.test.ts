import { expect, test } from 'vitest'
import { delta, startWireServer, status, stream, usage, type Behaviour } from '../../test/wire/server.ts'
import { probeModel, type ProbeFinding } from './probe.ts'

const listing = status(200, { data: [{ id: 'm', max_model_len: 4096 }] })
const counting = stream(delta({ content: '1, 2' }, 'length'), usage(20, 5))

/** Answers the list of models, then the requests in turn, the last answer for all further ones. */
const probe = async (...script: readonly Behaviour[]): Promise<ReadonlyMap<string, ProbeFinding>> => {
  let asked = 0
  await using server = await startWireServer((response, seen) => {
    if (seen.path.endsWith('/models')) return listing(response, seen)
    asked += 1
    script[Math.min(asked, script.length) - 1]?.(response, seen)
  })
  const endpoints = { ours: { baseUrl: server.url } }
  const signal = new AbortController().signal
  const findings = await probeModel('ours:m', { env: {}, endpoints, seed: 1, signal })
  return new Map(findings.map((finding) => [finding.what, finding]))
}

test('a model that does everything', async () => {
  const findings = await probe(counting, stream(delta({ content: 'yes' }, 'stop'), usage(6100, 1)))
  expect(
    [...findings.values()].map(({ what, state, found }) => [what, state, found.replace(/\d+ ms/, 'T ms')]),
  ).toEqual([
    ['ours:m', 'ok', 'streams 5 tokens, the first after T ms'],
    ['counts of tokens', 'ok', '20 in, 5 out'],
    ['system message', 'ok', 'taken'],
    ['seed', 'ok', 'taken'],
    ['temperature', 'ok', 'taken'],
    ['reasoning', 'ok', 'none seen'],
    ['context', 'ok', 'a prompt of 6100 tokens was read whole; 4096 tokens as the server says'],
  ])
})

test('a server that cuts long prompts, counts nothing, or takes neither seed nor system messages, is told', async () => {
  const cutting = await probe(counting, stream(delta({ content: 'yes' }, 'stop'), usage(4096, 1)))
  expect(cutting.get('context')).toMatchObject({ state: 'weak' })
  expect(cutting.get('context')?.found).toMatch(/counted only 4096 tokens of a longer prompt: it cut the prompt/)
  expect(cutting.get('context')?.advice).toMatch(/num_ctx/)
  const uncounted = await probe(stream(delta({ content: '1, 2' }, 'stop')))
  expect(uncounted.get('counts of tokens')).toMatchObject({ state: 'weak', found: 'none' })
  const choosy = await probe(
    status(400, { error: { message: 'Unsupported parameter', param: 'seed' } }),
    status(400, { error: { message: 'System role not supported' } }),
    counting,
  )
  expect(choosy.get('seed')?.found).toMatch(/does not take seed/)
  expect(choosy.get('system message')?.found).toMatch(/takes no system message/)
})

test('five tokens that all go into thinking are no failure', async () => {
  const thinking = await probe(stream(delta({ reasoning_content: 'Hm' }, 'length'), usage(20, 5)))
  expect(thinking.get('reasoning')?.found).toBe('kept apart from the answer')
  expect(thinking.get('ours:m')?.state).toBe('ok')
})

test('what is required and broken is told in one finding', async () => {
  const signal = new AbortController().signal
  const findings = await probeModel('openai:gpt-5', { env: {}, seed: 1, signal })
  expect(findings).toMatchObject([
    { what: 'openai:gpt-5', state: 'broken', advice: 'mend the name, the key or the file' },
  ])
  const failing = await probe(status(400, { error: { message: 'no such thing' } }))
  expect([...failing.values()]).toMatchObject([{ state: 'broken' }])
})
