/** The worker's side of one run's queue: takes jobs, fetches what they name, runs them, and answers. */

import { Worker as QueueWorker, UnrecoverableError, type Job } from 'bullmq'
import type { Redis } from 'ioredis'
import { RecentCache } from '../recent-cache.ts'
import { SharedCalls } from '../shared-calls.ts'
import { SandboxFailed, type RunBlock } from '../workplace.ts'
import { queueName, runKeys, type RunKeys } from './keys.ts'
import { parseJob, readBlock, writeResult, type BlockContent, type ResultMessage } from './messages.ts'
import { hashOf, type Seal } from './seal.ts'

export type ServedRunOptions = {
  readonly client: Redis
  readonly run: string
  readonly manifest: string
  readonly seal: Seal
  /** Runs blocks of the run's problem on this machine. */
  readonly runBlock: RunBlock
  readonly concurrency: number
  /** How long a job stays this worker's when nothing is heard of it. */
  readonly leaseMs: number
  readonly walls: string
  readonly onBusy: (change: 1 | -1) => void
  readonly onDone: () => void
  /** Told of a job that ended without an outcome. */
  readonly onFailure: (job: string, reason: string) => void
  /** Told of what else goes wrong. */
  readonly onError: (error: Error) => void
}

/** Outages are told by the connection itself; a job that became another worker's, or that nobody waits for any more, is no failure. */
const ordinary = /lock|Missing key|not in the active state|Connection|connection|socket|ECONN|EPIPE|ETIMEDOUT/

/** A job that takes so many workers with it is given back to its run as failed. */
const mostLost = 5
const keptSources = 256
const keptBlocks = 32

/** Serves until it is closed. */
export class ServedRun {
  readonly #options: ServedRunOptions
  readonly #keys: RunKeys
  readonly #manifestHash: string
  readonly #worker: QueueWorker<string, string>
  readonly #sources = new RecentCache<string>(keptSources)
  readonly #blocks = new RecentCache<BlockContent>(keptBlocks)
  readonly #fetches = new SharedCalls<Buffer>()

  constructor(options: ServedRunOptions) {
    const { client, run, concurrency, leaseMs, onFailure, onError, manifest } = options
    this.#options = options
    this.#keys = runKeys(run)
    this.#manifestHash = hashOf(manifest)
    this.#worker = new QueueWorker<string, string>(queueName, (job, _token, signal) => this.#serve(job, signal), {
      connection: client,
      prefix: this.#keys.prefix,
      concurrency,
      lockDuration: leaseMs,
      stalledInterval: leaseMs,
      maxStalledCount: mostLost,
      runRetryDelay: 1000,
    })
    this.#worker.on('error', (error) => {
      if (!ordinary.test(error.message)) onError(error)
    })
    this.#worker.on('lockRenewalFailed', (ids: readonly string[]) => ids.forEach((id) => this.abandon(id)))
    this.#worker.on('failed', (job, error) => onFailure(job?.id ?? '', error.message))
  }

  set concurrency(concurrency: number) {
    this.#worker.concurrency = concurrency
  }

  /** Stops a job that nobody waits for; does nothing where it is not here. */
  abandon(id: string): void {
    this.#worker.cancelJob(id, 'abandoned')
  }

  /** Finishes what is under way; with `force` gives it up, for another worker to take. */
  close(force = false): Promise<void> {
    return this.#worker.close(force)
  }

  async #serve(job: Job<string, string>, signal: AbortSignal | undefined): Promise<string> {
    const { onBusy, onDone } = this.#options
    onBusy(1)
    try {
      const id = job.id ?? ''
      const json = writeResult(await this.#run(id, job.data, signal ?? new AbortController().signal))
      onDone()
      return this.#options.seal.close('result', id, json).toString()
    } finally {
      onBusy(-1)
    }
  }

  async #run(id: string, data: unknown, signal: AbortSignal): Promise<ResultMessage> {
    const { seal, runBlock, walls } = this.#options
    const json = typeof data === 'string' ? seal.open('job', id, data)?.toString() : undefined
    const message = json === undefined ? undefined : parseJob(json)
    if (message === undefined || id !== hashOf(`${this.#manifestHash}\n${json}`))
      throw new UnrecoverableError('the job was not written by this run')
    const [source, content] = await Promise.all([this.#source(message.source), this.#block(message.block)])
    const { reverse = false } = message
    try {
      return { kind: 'outcome', outcome: await runBlock({ source, ...content, reverse }, signal), walls }
    } catch (error) {
      if (signal.aborted) throw new UnrecoverableError('abandoned')
      const detail = (error instanceof Error ? error.message : String(error)).slice(0, 2000)
      return { kind: error instanceof SandboxFailed ? 'sandbox failed' : 'problem failed', detail }
    }
  }

  async #source(hash: string): Promise<string> {
    const known = this.#sources.get(hash)
    if (known !== undefined) return known
    const source = (await this.#fetch(hash)).toString()
    this.#sources.set(hash, source)
    return source
  }

  async #block(hash: string): Promise<BlockContent> {
    const known = this.#blocks.get(hash)
    if (known !== undefined) return known
    const bytes = await this.#fetch(hash)
    // Whoever waited for the same bytes finds what the first of them made.
    const block = this.#blocks.get(hash) ?? readBlock(hash, bytes)
    if (block === undefined) throw new UnrecoverableError(`the blob ${hash} is no block of instances`)
    this.#blocks.set(hash, block)
    return block
  }

  /** Once, however many jobs ask at the same time. */
  #fetch(hash: string): Promise<Buffer> {
    return this.#fetches.join(hash, undefined, async () => {
      const sealed = await this.#options.client.getBuffer(this.#keys.blob(hash))
      const content = sealed === null ? undefined : this.#options.seal.open('blob', hash, sealed)
      if (content === undefined || hashOf(content) !== hash)
        throw new UnrecoverableError(`the blob ${hash} is ${sealed === null ? 'missing' : 'not what this run wrote'}`)
      return content
    })
  }
}
