/** What a queue costs: jobs a second and time a job through one Redis, against the embedded pool, in one run. */

import { join } from 'node:path'
import { Redis } from 'ioredis'
import { median } from 'simple-statistics'
import { packageVersion } from '../src/discovery/versions.ts'
import { openWorkplace, type Workers } from '../src/evaluation/open-workplace.ts'
import type { RunBlock, Workplace } from '../src/evaluation/workplace.ts'
import { loadSet } from '../src/problem/load-set.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { alignedTable } from '../src/report/aligned-table.ts'
import { problems, startWorker } from '../test/queue-worker.ts'
import { hasRedis, kill, spawnDoomed, startRedis } from '../test/redis-server.ts'

if (!hasRedis) throw new Error('Install redis-server first')
const problem = await loadProblem('makespan/order', { folders: [problems] })
const data = { machines: 3, times: [5, 4, 3, 3, 3] }
const set = loadSet('bench', { title: '', instances: () => [{ id: 'one', group: 'all', data }] })
const [block] = set.blocks
if (block === undefined) throw new Error('There is no block')

const children = 2
const redis = await startRedis()
const client = new Redis(redis.url)

let made = 0
/** A program that no cache knows and that computes for so many turns. */
const program = (turns: number): string => `export const rate = (time) => {
  let x = ${made++}
  for (let turn = 0; turn < ${turns}; turn++) x = Math.sin(x + turn)
  return time + x * 1e-9
}`

const open = (workers: Workers): Promise<Workplace> => openWorkplace({ workers, heuristica: packageVersion() })

/** Wall-clock seconds that so many jobs take, all asked for at once. */
const secondsFor = async (run: RunBlock, jobs: number, turns: number): Promise<number> => {
  const sources = Array.from({ length: jobs }, () => program(turns))
  const startedMs = performance.now()
  const { signal } = new AbortController()
  const outcomes = await Promise.all(
    sources.map((source) => run({ source, block, reverse: false, settings: {} }, signal)),
  )
  const seconds = (performance.now() - startedMs) / 1000
  const failed = outcomes.find(({ kind }) => kind === 'failed')
  if (failed !== undefined) throw new Error(JSON.stringify(failed))
  return seconds
}

/** Milliseconds that a job takes when nothing else is asked for; median of so many. */
const alone = async (run: RunBlock, jobs: number): Promise<number> => {
  const times: number[] = []
  for (let job = 0; job < jobs; job++) times.push(1000 * (await secondsFor(run, 1, 0)))
  return median(times)
}

const traffic = async (): Promise<number> => {
  const stats = await client.info('stats')
  const read = (name: string): number => Number(new RegExp(`${name}:(\\d+)`).exec(stats)?.[1])
  return read('total_net_input_bytes') + read('total_net_output_bytes')
}

const queueAlone = async (): Promise<readonly (readonly string[])[]> => {
  const rows: (readonly string[])[] = []
  for (const workers of [1, 2]) {
    const started = Array.from({ length: workers }, () =>
      spawnDoomed(
        process.execPath,
        ['--conditions=source', join(import.meta.dirname, 'empty-worker.ts'), redis.url, '8'],
        {
          stdio: 'ignore',
        },
      ),
    )
    await using workplace = await open({ url: redis.url, secret: undefined })
    const run = workplace.blocksOf(problem, 32)
    await secondsFor(run, 500, 0)
    const before = await traffic()
    const rates: number[] = []
    for (let turn = 0; turn < 3; turn++) rates.push(1000 / (await secondsFor(run, 1000, 0)))
    const bytes = ((await traffic()) - before) / 3000
    rows.push([`${workers}`, median(rates).toFixed(0), (await alone(run, 100)).toFixed(2), bytes.toFixed(0)])
    await Promise.all(started.map((child) => kill(child)))
  }
  return rows
}

/** Pool and queue in turn, so that whatever else the machine does strikes both. */
const against = async (): Promise<readonly (readonly string[])[]> => {
  const worker = await startWorker(redis.url, { args: ['--concurrency', String(children)] })
  await using pool = await open(children)
  await using queue = await open({ url: redis.url, secret: undefined })
  const ways = { pool: pool.blocksOf(problem, 32), queue: queue.blocksOf(problem, 32) }
  await secondsFor(ways.pool, 50, 0)
  await secondsFor(ways.queue, 50, 0)
  // CPU time of a turn, from one job that is mostly turns.
  const turnsMs = async (turns: number): Promise<number> => {
    const outcome = await ways.pool(
      { source: program(turns), block, reverse: false, settings: {} },
      new AbortController().signal,
    )
    return outcome.kind === 'scored' ? (outcome.cpuMs[0] ?? 0) : 0
  }
  const each = (await turnsMs(200_000)) / 200_000
  const rows: (readonly string[])[] = []
  for (const [name, ms, jobs] of [
    ['no work', 0, 200],
    ['5 ms', 5, 100],
    ['50 ms', 50, 30],
  ] as const) {
    const turns = ms === 0 ? 0 : Math.round(ms / each)
    const rates: Record<'pool' | 'queue', number[]> = { pool: [], queue: [] }
    for (let round = 0; round < 5; round++)
      for (const way of ['pool', 'queue'] as const) rates[way].push(jobs / (await secondsFor(ways[way], jobs, turns)))
    const [inPool, onQueue] = [median(rates.pool), median(rates.queue)]
    const ratio = median(rates.queue.map((rate, at) => rate / (rates.pool[at] as number)))
    rows.push([name, inPool.toFixed(1), onQueue.toFixed(1), ratio.toFixed(3)])
  }
  rows.push(['alone, ms a job', (await alone(ways.pool, 50)).toFixed(2), (await alone(ways.queue, 50)).toFixed(2), ''])
  await worker[Symbol.asyncDispose]()
  return rows
}

const left = (head: string) => ({ head, align: 'left' }) as const
const right = (head: string) => ({ head, align: 'right' }) as const
process.stdout.write(
  [
    'The queue alone, workers that answer at once, 1000 jobs asked for together (expected: at least 500 a second):',
    alignedTable(
      [right('workers'), right('jobs/s'), right('ms a job alone'), right('bytes a job')],
      await queueAlone(),
    ),
    '',
    `Jobs a second, ${children} children here against one worker of ${children} on the same machine, in turn (expected: at least 0.9 at 50 ms):`,
    alignedTable([left('job'), right('pool'), right('queue'), right('queue / pool')], await against()),
    '',
  ].join('\n'),
)
client.disconnect()
await redis[Symbol.asyncDispose]()
