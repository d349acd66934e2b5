/** Puts jobs and the blobs that they name on the queue, those of one turn in one message. */

import { serialize } from 'node:v8'
import type { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import type { LoadedBlock } from '../../problem/loaded-problem.ts'
import type { BlockTask } from '../workplace.ts'
import { writeBlock, type JobMessage } from './messages.ts'
import type { RunKeys } from './keys.ts'
import { hashOf, type Seal } from './seal.ts'

/** A task with what names it: `id` is a hash over everything that decides its outcome. */
export type Described = { readonly id: string; readonly json: string; readonly task: BlockTask; readonly block: string }

/** How long a blob stays that is not sent again. */
const blockLifeS = 24 * 3600
const sourceLifeS = 3600
/** How many finished jobs are kept for a run that was away when they finished. */
const keptResults = 1000

export type OutboxParts = {
  readonly client: Redis
  readonly queue: Queue
  readonly keys: RunKeys
  readonly seal: Seal
  /** Hash over what all jobs of the run have in common. */
  readonly manifestHash: string
  /** Told of what Redis refuses. */
  readonly onError: (error: Error) => void
}

/** Sends for one run. */
export class Outbox {
  readonly #parts: OutboxParts
  /** Of each block by its settings. */
  readonly #blockHashes = new WeakMap<LoadedBlock, Map<string, string>>()
  readonly #sentBlocks = new Set<string>()
  #waiting: Described[] = []

  constructor(parts: OutboxParts) {
    this.#parts = parts
  }

  describe(task: BlockTask): Described {
    const block = this.#hashOfBlock(task)
    const message: JobMessage = {
      source: hashOf(task.source),
      block,
      ...(task.reverse && { reverse: true }),
    }
    const json = JSON.stringify(message)
    return { id: hashOf(`${this.#parts.manifestHash}\n${json}`), json, task, block }
  }

  #hashOfBlock(task: BlockTask): string {
    const hashes = this.#blockHashes.get(task.block) ?? new Map<string, string>()
    this.#blockHashes.set(task.block, hashes)
    const settings = serialize(task.settings).toString('base64')
    const hash = hashes.get(settings) ?? hashOf(writeBlock(task))
    hashes.set(settings, hash)
    return hash
  }

  /** Sends with whatever else is sent in this turn. */
  send(job: Described): void {
    this.#waiting.push(job)
    if (this.#waiting.length > 1) return
    setImmediate(() => {
      const jobs = this.#waiting
      this.#waiting = []
      this.#sendAll(jobs).catch(this.#parts.onError)
    })
  }

  /** Blocks are sent again with the next job that names them: Redis does not have them any more. */
  forgetBlocks(): void {
    this.#sentBlocks.clear()
  }

  async #sendAll(jobs: readonly Described[]): Promise<void> {
    const { client, queue, keys, seal } = this.#parts
    const blobs = client.pipeline()
    const put = (hash: string, content: string | Uint8Array, lifeS: number): void =>
      void blobs.set(keys.blob(hash), seal.close('blob', hash, content), 'EX', lifeS)
    for (const { task, block } of jobs) {
      put(hashOf(task.source), task.source, sourceLifeS)
      if (this.#sentBlocks.has(block)) continue
      this.#sentBlocks.add(block)
      put(block, writeBlock(task), blockLifeS)
    }
    const failed = (await blobs.exec())?.find(([error]) => error !== null)?.[0]
    if (failed) {
      this.forgetBlocks()
      throw failed
    }
    await queue.addBulk(
      jobs.map(({ id, json }) => ({
        name: 'block',
        data: seal.close('job', id, json).toString(),
        opts: { jobId: id, removeOnComplete: { count: keptResults }, removeOnFail: true },
      })),
    )
  }
}
