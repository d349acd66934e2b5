/** Runs blocks on workers behind a Redis: the other side of `heuristica worker`. */

import type { RunBlock, Workplace } from '../workplace.ts'
import { connectRedis } from './connection.ts'
import { manifestOf } from './manifest.ts'
import { RunQueue, type RunQueueOptions } from './run-queue.ts'
import { shownAddress } from './redis-unavailable.ts'
import { hashOf } from './seal.ts'

export type QueueWorkplaceOptions = Pick<RunQueueOptions, 'secret' | 'onNotice' | 'onWalls'> & {
  readonly url: string
  /** Names what is evaluated: the same again after a restart, so that results are found that came in meanwhile. */
  readonly name: string
  /** Version of this package. */
  readonly heuristica: string
}

/** Rejects with `RedisUnavailable` where Redis cannot be reached. */
export const checkQueue = async (url: string): Promise<void> => {
  const client = await connectRedis(url, { onGone: () => {}, onBack: () => {} })
  client.disconnect()
}

/** Rejects with `RedisUnavailable` where Redis cannot be reached; an outage later on is waited out and told. */
export const openQueueWorkplace = async (options: QueueWorkplaceOptions): Promise<Workplace> => {
  const { url, name, heuristica, onNotice } = options
  const address = shownAddress(url)
  const client = await connectRedis(url, {
    onGone: (reason) => onNotice(`Redis at ${address} is gone (${reason}): the run waits, and goes on when it is back`),
    onBack: () => onNotice(`Redis at ${address} is back: the run goes on`),
  })
  const queues = new Map<string, RunQueue>()
  return {
    blocksOf: (problem, memoryMb): RunBlock => {
      const manifest = JSON.stringify(manifestOf(problem, { memoryMb, heuristica }))
      const run = `${name}.${hashOf(manifest).slice(0, 8)}`
      const queue = queues.get(run) ?? new RunQueue({ ...options, client, run, manifest })
      queues.set(run, queue)
      return (task, signal) => queue.run(task, signal)
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...queues.values()].map((queue) => queue[Symbol.asyncDispose]()))
      client.disconnect()
    },
  }
}
