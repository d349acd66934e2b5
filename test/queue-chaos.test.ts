/** Evaluations on a queue while workers and Redis are killed and the network fails: nothing is lost, nothing counts twice, no number changes. */

import pLimit from 'p-limit'
import { describe, expect, test, vi } from 'vitest'
import { packageVersion } from '../src/discovery/versions.ts'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import { openWorkplace } from '../src/evaluation/open-workplace.ts'
import type { LoadedProblem } from '../src/problem/loaded-problem.ts'
import { readCluster } from '../src/evaluation/queue/cluster.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { randomStream } from '../src/random.ts'
import { solve } from '../examples/problems/makespan/order/driver.ts'
import { startProxy } from './flaky-proxy.ts'
import { problems, startWorker, type StartedWorker } from './queue-worker.ts'
import { hasRedis, startRedis } from './redis-server.ts'

const secret = 'a secret of theirs'

type Instance = Parameters<typeof solve>[0]

/** A family of programs, each of which orders the jobs in another way. */
const factorOf = (program: number): number => 1 + program / 7
const sourceOf = (program: number): string => `export const rate = (time) => Math.sin(time * ${factorOf(program)})`

/** What a program reaches, by calling driver and objective directly. */
const objectivesOf = (problem: LoadedProblem, program: number): readonly number[] =>
  problem.set('train').instances.map(({ data }) => {
    const order = solve(data as Instance, { rate: (time) => Math.sin(time * factorOf(program)) })
    return problem.definition.objective(data, problem.definition.solution(order, data))
  })

/** Evaluates so many programs behind the URL, and tells how many results were taken; `onProgress` is called after each. */
const evaluateAll = async (
  url: string,
  count: number,
  onProgress: (done: number) => Promise<void> | void,
): Promise<{ readonly blocks: number; readonly taken: number; readonly notices: readonly string[] }> => {
  const problem = await loadProblem('makespan/order', { folders: [problems] })
  const notices: string[] = []
  let [taken, done] = [0, 0]
  await using workplace = await openWorkplace({
    workers: { url, secret },
    heuristica: packageVersion(),
    onNotice: (notice) => notices.push(notice),
    onWalls: () => (taken += 1),
  })
  const bound = { value: 1, kind: 'bound', by: 'nobody' } as const
  const references = { references: async (instances: readonly unknown[]) => instances.map(() => bound) }
  const evaluator = createEvaluator({ problem, workplace, references, memoryMb: 32 })
  // As many as a search has in flight.
  const limit = pLimit(40)
  const evaluate = async (program: number): Promise<void> => {
    const { verdict, instances } = await evaluator.evaluate(sourceOf(program), 'train')
    expect(verdict.kind, verdict.detail).toBe('returned')
    expect(instances.map(({ objective }) => objective)).toEqual(objectivesOf(problem, program))
    done += 1
    await onProgress(done)
  }
  await Promise.all(Array.from({ length: count }, (_, program) => limit(() => evaluate(program))))
  return { blocks: count * problem.set('train').blocks.length, taken, notices }
}

const options = { args: ['--lease', '1s'], env: { HEURISTICA_QUEUE_SECRET: secret } }

describe.skipIf(!hasRedis)('chaos', () => {
  test('500 evaluations while workers and Redis are killed at random', { timeout: 240_000 }, async () => {
    await using redis = await startRedis()
    await using started = new AsyncDisposableStack()
    const random = randomStream(1, 'chaos')
    const workers: StartedWorker[] = []
    const add = async (): Promise<void> => {
      workers.push(started.use(await startWorker(redis.url, options)))
    }
    await Promise.all([add(), add(), add()])
    let [workersKilled, redisKilled] = [0, 0]
    let chaos = Promise.resolve()
    const killWorker = async (): Promise<void> => {
      const [victim] = workers.splice(random.index(workers.length), 1)
      victim?.child.kill('SIGKILL')
      workersKilled += 1
      await add()
    }
    const killRedis = async (): Promise<void> => {
      await redis.crash()
      redisKilled += 1
      await redis.restart()
    }
    const { blocks, taken, notices } = await evaluateAll(redis.url, 500, (done) => {
      const harm = done % 100 === 25 ? killWorker : done % 200 === 110 ? killRedis : undefined
      if (harm === undefined) return undefined
      // Those in flight go on; this one holds its place until the harm is done.
      chaos = chaos.then(harm)
      return chaos
    })
    expect({ workersKilled, redisKilled }).toEqual({ workersKilled: 5, redisKilled: 2 })
    expect(taken).toBe(blocks)
    expect(notices.filter((notice) => notice.includes('is back')).length).toBeGreaterThan(0)
  })

  test('a network that delays, breaks and falls silent', { timeout: 120_000 }, async () => {
    await using redis = await startRedis()
    await using runSide = await startProxy(redis.port, { delayMs: 5 })
    await using workerSide = await startProxy(redis.port, { delayMs: 5 })
    await using far = await startWorker(workerSide.url, options)
    await using near = await startWorker(redis.url, options)
    const { blocks, taken } = await evaluateAll(runSide.url, 150, (done) => {
      if (done % 30 === 10) runSide.drop()
      if (done % 30 === 20) workerSide.drop()
      // Longer than its lease: its jobs are taken by the other, and what it has to say later is dropped.
      if (done === 60) workerSide.stall()
      if (done === 120) workerSide.flow()
    })
    expect(taken).toBe(blocks)
    expect([far.child.exitCode, near.child.exitCode]).toEqual([null, null])
  })

  test('a job that nobody waits for any more is stopped, and counts for nothing', { timeout: 120_000 }, async () => {
    await using redis = await startRedis()
    await using worker = await startWorker(redis.url, options)
    const problem = await loadProblem('makespan/order', { folders: [problems] })
    await using workplace = await openWorkplace({ workers: { url: redis.url, secret }, heuristica: packageVersion() })
    const run = workplace.blocksOf(problem, 32)
    const [block] = problem.set('train').blocks
    if (block === undefined) throw new Error('There is no block')
    const task = { block, reverse: false, settings: {} }
    const nobody = new AbortController()
    const endless = run({ ...task, source: 'export const rate = () => { for (;;); }' }, nobody.signal)
    const isActive = async (): Promise<boolean> => (await readCluster(redis.url)).runs.some(({ active }) => active > 0)
    await vi.waitFor(async () => expect(await isActive()).toBe(true), { timeout: 60_000, interval: 20 })
    nobody.abort(new Error('an earlier block failed'))
    await expect(endless).rejects.toThrow('an earlier block failed')
    const outcome = await run({ ...task, source: sourceOf(1) }, new AbortController().signal)
    expect(outcome.kind).toBe('scored')
    worker.child.kill('SIGTERM')
    await worker.logged('stopped')
    expect(worker.events.at(-1)).toMatchObject({ done: 1, failed: 0 })
  })
})
