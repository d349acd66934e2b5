/** What a Redis holds of workers and runs, for whoever looks. */

import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { connectRedis } from './connection.ts'
import { queueName, runKeys, runsKey } from './keys.ts'
import { liveWorkers, type WorkerReport } from './live-workers.ts'

/** A run on the queue. */
export type RunReport = {
  readonly run: string
  /** Whether its process was heard of in the last half minute. */
  readonly alive: boolean
  /** Jobs that wait for a worker, and that workers have. */
  readonly waiting: number
  readonly active: number
  /** By worker, why it does not serve the run. */
  readonly refusals: Readonly<Record<string, string>>
}

export type Cluster = { readonly workers: readonly WorkerReport[]; readonly runs: readonly RunReport[] }

const reportRun = async (client: Redis, run: string): Promise<RunReport> => {
  const keys = runKeys(run)
  const queue = new Queue(queueName, { connection: client, prefix: keys.prefix, skipMetasUpdate: true })
  queue.on('error', () => {})
  try {
    const { wait = 0, active = 0 } = await queue.getJobCounts('wait', 'active')
    const refusals = await client.hgetall(keys.refusals)
    return { run, alive: (await client.exists(keys.alive)) === 1, waiting: wait, active, refusals }
  } finally {
    await queue.close()
  }
}

/** Rejects with `RedisUnavailable` where Redis cannot be reached. */
export const readCluster = async (url: string): Promise<Cluster> => {
  const client = await connectRedis(url, { onGone: () => {}, onBack: () => {} })
  try {
    const workers = await liveWorkers(client)
    const runs = (await client.smembers(runsKey)).toSorted()
    return { workers, runs: await Promise.all(runs.map((run) => reportRun(client, run))) }
  } finally {
    client.disconnect()
  }
}
