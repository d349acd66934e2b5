/** Evaluation on a queue, end to end: a real Redis, and workers in processes of their own. */

import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker as QueueWorker } from 'bullmq'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { packageVersion } from '../src/discovery/versions.ts'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import { openWorkplace, type Workers } from '../src/evaluation/open-workplace.ts'
import { loadSet } from '../src/problem/load-set.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { heuristica, root, workFolder, type Ended } from './command-line.ts'
import { problems, runEnding, said, startEnding, startWorker } from './queue-worker.ts'
import { hasRedis, startRedis, type RedisServer } from './redis-server.ts'

/** Small, but with everything in it: a search, a winner, both orders. */
const makespan = ['makespan/order', '--problems', problems, '--json']
const small = ['run', ...makespan, '--max-evaluations', '15', '--option', 'initial=20']

const digestOf = ({ stdout, stderr, code }: Ended): string => {
  expect(code, stderr).toBe(0)
  return (JSON.parse(stdout) as { digest: string }).digest
}

/** What `evaluate --json` prints, without the measured times. */
const withoutTimes = (json: string): unknown =>
  JSON.parse(json, (key, value: unknown) => (key === 'cpuMs' ? undefined : value)) as unknown

describe.skipIf(!hasRedis)('with a Redis', { timeout: 240_000 }, () => {
  let redis: RedisServer
  let expected: string
  beforeAll(async () => {
    redis = await startRedis()
    using folder = workFolder()
    expected = digestOf(await heuristica(folder.path, [...small, '--workers', '2']))
  })
  afterAll(() => redis[Symbol.asyncDispose]())

  test('a run has the same digest with children here and with one, three and eight workers', async () => {
    using folder = workFolder()
    await using started = new AsyncDisposableStack()
    for (const more of [1, 2, 5]) {
      for (const worker of await Promise.all(Array.from({ length: more }, () => startWorker(redis.url))))
        started.use(worker)
      expect(digestOf(await runEnding(folder.path, [...small, '--workers', redis.url]))).toBe(expected)
    }
  })

  test('evaluate finds the same, and nothing of it is left in Redis', async () => {
    using folder = workFolder()
    // Where no other test kills workers, which then cannot tidy up.
    await using own = await startRedis()
    await using worker = await startWorker(own.url)
    const evaluate = ['evaluate', ...makespan, 'as given', 'LPT']
    const here = await heuristica(folder.path, evaluate)
    const there = await runEnding(folder.path, [...evaluate, '--workers', own.url])
    expect(there.code, there.stderr).toBe(0)
    expect(withoutTimes(there.stdout)).toEqual(withoutTimes(here.stdout))
    const client = new Redis(own.url)
    await vi.waitFor(async () => expect(await client.keys('heuristica:run*')).toEqual([]), { timeout: 60_000 })
    client.disconnect()
    expect(worker.child.exitCode).toBeNull()
  })

  test('streams, settings, roles and diagnostics of a driver that draws are the same there as here', async () => {
    await using worker = await startWorker(redis.url)
    const problem = await loadProblem('tsp/lns')
    const instances = problem.set('test-20').instances.slice(0, 4)
    const few = loadSet('few', { title: 'four tours', instances: () => instances })
    const [program] = problem.baselines
    const bound = { value: 1, kind: 'bound', by: 'nobody' } as const
    const references = { references: async (data: readonly unknown[]) => data.map(() => bound) }
    const evaluate = async (workers: Workers, stream: number, settings: object): Promise<unknown> => {
      await using workplace = await openWorkplace({ workers, heuristica: packageVersion() })
      const evaluator = createEvaluator({ problem, workplace, references, memoryMb: 64, settings: { ...settings } })
      const { diagnostics, instances } = await evaluator.evaluate(program?.text ?? '', few, { stream })
      expect(diagnostics).toBeDefined()
      return { diagnostics, objectives: instances.map(({ objective }) => objective) }
    }
    const queue = { url: redis.url, secret: undefined }
    const settings = { iterations: 30, mode: 'published' }
    const there = await evaluate(queue, 3, settings)
    expect(there).toEqual(await evaluate(1, 3, settings))
    expect(there).not.toEqual(await evaluate(queue, 0, settings))
    expect(there).not.toEqual(await evaluate(queue, 3, { ...settings, mode: 'fitted' }))
    expect(worker.events.filter(({ event }) => event === 'failed')).toEqual([])
  })

  test('a worker with other files refuses, is told of, and another one takes the run', async () => {
    using folder = workFolder()
    await using started = new AsyncDisposableStack()
    const altered = join(folder.path, 'altered')
    cpSync(problems, altered, { recursive: true })
    mkdirSync(join(folder.path, 'node_modules'))
    symlinkSync(root, join(folder.path, 'node_modules', 'heuristica'))
    const file = join(altered, 'makespan', 'order', 'problem.ts')
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('allowance: () => 10,')
    writeFileSync(file, text.replace('allowance: () => 10,', 'allowance: () => 11,'))
    await using refusing = await startWorker(redis.url, { folder: altered })
    await using run = startEnding(folder.path, [...small, '--workers', redis.url])
    await Promise.all([refusing.logged('refused'), said(run.child, 'does not serve this run')])
    const { stdout } = await heuristica(folder.path, ['workers', redis.url])
    expect(stdout).toMatch(/0\/1 .*0\.1\.0, Node 24/)
    expect(stdout).toMatch(/does not serve \S+: its problem makespan\/order has other files than the run's/)
    started.use(await startWorker(redis.url))
    expect(digestOf(await run.ended)).toBe(expected)
  })

  test('with a secret, a stranger can neither be served nor forge a score', async () => {
    using folder = workFolder()
    const env = { HEURISTICA_QUEUE_SECRET: 'correct horse' }
    const evaluate = ['evaluate', ...makespan, 'LPT']
    const honest = await heuristica(folder.path, evaluate)
    await using stranger = await startWorker(redis.url, { env: { HEURISTICA_QUEUE_SECRET: 'battery staple' } })
    await using nobody = await startWorker(redis.url)
    await using run = startEnding(folder.path, [...evaluate, '--workers', redis.url], { env })
    await Promise.all(
      ['it has no HEURISTICA_QUEUE_SECRET', 'its HEURISTICA_QUEUE_SECRET is another'].map((why) =>
        said(run.child, why),
      ),
    )
    // A forger that knows everything but the secret answers first.
    const client = new Redis(redis.url, { maxRetriesPerRequest: null })
    const [name = ''] = await client.smembers('heuristica:runs')
    const forgery = JSON.stringify({ kind: 'failed', verdict: { kind: 'threw', detail: 'forged' }, walls: 'none' })
    const forger = new QueueWorker('blocks', () => Promise.resolve(`AAAA ${forgery}`), {
      connection: client,
      prefix: `heuristica:run:${name}`,
    })
    await once(forger, 'completed')
    await forger.close()
    client.disconnect()
    await using friend = await startWorker(redis.url, { env })
    const { code, stdout, stderr } = await run.ended
    expect(code, stderr).toBe(0)
    expect(stderr).toContain('A result that no worker of this run wrote was dropped')
    expect(friend.child.exitCode).toBeNull()
    expect([stranger, nobody].flatMap(({ events }) => events.map(({ event }) => event))).not.toContain('serving')
    expect(withoutTimes(stdout)).toEqual(withoutTimes(honest.stdout))
  })

  test('a worker that is asked to end finishes its jobs and logs JSON lines', async () => {
    using folder = workFolder()
    await using started = new AsyncDisposableStack()
    await using worker = await startWorker(redis.url)
    await using run = startEnding(folder.path, [...small, '--workers', redis.url])
    await worker.logged('serving')
    const closed = once(worker.child, 'close')
    worker.child.kill('SIGTERM')
    expect((await closed)[0]).toBe(0)
    expect(worker.events.map(({ event }) => event)).toEqual(['started', 'serving', 'draining', 'stopped'])
    expect(worker.events.at(-1)).toMatchObject({ failed: 0, time: expect.any(String) })
    started.use(await startWorker(redis.url))
    expect(digestOf(await run.ended)).toBe(expected)
  })

  test('an outage of Redis pauses a run with one line, and it goes on to the same digest', async () => {
    using folder = workFolder()
    await using fragile = await startRedis()
    await using worker = await startWorker(fragile.url, { args: ['--lease', '1s'] })
    await using run = startEnding(folder.path, [...small, '--workers', fragile.url])
    const gone = said(run.child, 'is gone')
    await worker.logged('serving')
    await fragile.crash()
    await Promise.all([gone, worker.logged('gone')])
    await fragile.restart()
    const ended = await run.ended
    expect(digestOf(ended)).toBe(expected)
    expect(ended.stderr).toMatch(/Redis at redis:\/\/127\.0\.0\.1:\d+ is gone \(.+\): the run waits/)
    expect(ended.stderr).toContain('is back: the run goes on')
  })

  test('a run that was killed goes on from the queue to the same digest', async () => {
    using folder = workFolder()
    await using worker = await startWorker(redis.url)
    await using run = startEnding(folder.path, [...small, '--workers', redis.url])
    await worker.logged('serving')
    run.child.kill('SIGKILL')
    await run.ended
    const resumed = await runEnding(folder.path, ['resume', 'last', '--json', '--workers', redis.url])
    expect(digestOf(resumed)).toBe(expected)
  })
})

test('a Redis that is not there is told in one line, and leaves no run behind', async () => {
  using folder = workFolder()
  const { code, stderr } = await heuristica(folder.path, [...small, '--workers', 'redis://:secret@127.0.0.1:9'])
  expect(stderr).toMatch(/^Redis at redis:\/\/127\.0\.0\.1:9 cannot be used \(.*ECONNREFUSED.*\): is it running/m)
  expect(stderr).not.toContain('secret')
  expect(code).toBe(1)
  expect(JSON.parse((await heuristica(folder.path, ['list', '--json'])).stdout)).toEqual({ runs: [] })
})
