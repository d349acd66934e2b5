/** A worker: looks for runs in Redis, serves those that it may, and says why it does not serve the others. */

import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import { createSandbox } from '../../sandbox/pool.ts'
import { describeWalls, type SandboxChoice } from '../../sandbox/walls.ts'
import { localWorkplace } from '../local-workplace.ts'
import type { Workplace } from '../workplace.ts'
import { Admission } from './admission.ts'
import { connectRedis } from './connection.ts'
import { runKeys, runsKey } from './keys.ts'
import { reportWorker, withdrawWorker } from './live-workers.ts'
import { shownAddress } from './redis-unavailable.ts'
import { removeRun } from './remove-run.ts'
import { createSeal } from './seal.ts'
import { ServedRun } from './served-run.ts'

/** What happens at a worker, for its log. */
export type WorkerEvent =
  | {
      readonly kind: 'started'
      readonly worker: string
      readonly redis: string
      readonly concurrency: number
      readonly walls: string
    }
  | { readonly kind: 'serving'; readonly run: string }
  | { readonly kind: 'left'; readonly run: string }
  | { readonly kind: 'refused'; readonly run: string; readonly reason: string }
  | { readonly kind: 'failed'; readonly run: string; readonly job: string; readonly reason: string }
  | { readonly kind: 'progress'; readonly done: number; readonly failed: number }
  | { readonly kind: 'gone'; readonly redis: string; readonly reason: string }
  | { readonly kind: 'back'; readonly redis: string }
  | { readonly kind: 'draining'; readonly busy: number }
  | { readonly kind: 'stopped'; readonly done: number; readonly failed: number }

export type WorkerOptions = {
  readonly url: string
  readonly secret: string | undefined
  /** Jobs at once, each in a child of its own. */
  readonly concurrency: number
  /** Folders with problems beside those that ship. */
  readonly folders: readonly string[]
  readonly sandbox: SandboxChoice
  /** How long a job stays this worker's when nothing is heard of it. */
  readonly leaseMs: number
  /** Version of this package. */
  readonly heuristica: string
  readonly onEvent: (event: WorkerEvent) => void
}

const lookMs = 500
const reportMs = 3000
const progressMs = 30_000

/** A worker that runs. Disposing of it finishes what is under way; what cannot be delivered because Redis is gone is left to other workers. */
export class QueueWorker implements AsyncDisposable {
  readonly #options: WorkerOptions
  readonly #client: Redis
  readonly #channel: Redis
  readonly #workplace: Workplace
  readonly #walls: string
  readonly #id = `${hostname()}-${process.pid}-${randomUUID().slice(0, 4)}`
  readonly #startedAt = new Date().toISOString()
  readonly #served = new Map<string, ServedRun>()
  /** What takes no jobs any more since an outage and has some under way. */
  readonly #finishing = new Set<Promise<void>>()
  readonly #refused = new Map<string, string>()
  readonly #admission: Admission
  readonly #stopping = new AbortController()
  readonly #looking: Promise<void>
  readonly #timers: readonly NodeJS.Timeout[]
  readonly #count = { busy: 0, done: 0, failed: 0 }
  #told = 0
  #complaint = ''

  private constructor(
    options: WorkerOptions,
    parts: { client: Redis; channel: Redis; workplace: Workplace; walls: string },
  ) {
    this.#options = options
    this.#admission = new Admission(options)
    this.#client = parts.client
    this.#channel = parts.channel
    this.#workplace = parts.workplace
    this.#walls = parts.walls
    const { concurrency, url, onEvent } = options
    onEvent({ kind: 'started', worker: this.#id, redis: shownAddress(url), concurrency, walls: this.#walls })
    this.#channel.on('message', (channel: string, job: string) => {
      for (const [run, served] of this.#served) if (runKeys(run).abandoned === channel) served.abandon(job)
    })
    this.#timers = [
      setInterval(() => void this.#report(), reportMs),
      setInterval(() => this.#tellProgress(), progressMs),
    ]
    this.#looking = this.#lookForRuns()
  }

  /** Rejects with `SandboxUnavailable` or `RedisUnavailable` where it cannot work. */
  static async start(options: WorkerOptions): Promise<QueueWorker> {
    const { url, concurrency, sandbox: choice, onEvent } = options
    const redis = shownAddress(url)
    const sandbox = createSandbox({ workers: concurrency, sandbox: choice })
    let worker: QueueWorker | undefined
    try {
      const walls = describeWalls(await sandbox.walls())
      const client = await connectRedis(url, {
        onGone: (reason) => onEvent({ kind: 'gone', redis, reason }),
        onBack: () => {
          onEvent({ kind: 'back', redis })
          if (worker !== undefined) worker.#renew()
        },
      })
      const channel = client.duplicate()
      channel.on('error', () => {})
      worker = new QueueWorker(options, { client, channel, workplace: localWorkplace(sandbox), walls })
      return worker
    } catch (error) {
      await sandbox[Symbol.asyncDispose]()
      throw error
    }
  }

  async #lookForRuns(): Promise<void> {
    const { signal } = this.#stopping
    await this.#report()
    while (!signal.aborted) {
      if (this.#client.status === 'ready') await this.#look().catch((error: unknown) => this.#complain(error))
      await sleep(lookMs, undefined, { signal }).catch(() => {})
    }
  }

  /** An error that an outage or the end does not explain. */
  #complain(error: unknown): void {
    if (this.#client.status !== 'ready' || this.#stopping.signal.aborted) return
    const reason = error instanceof Error ? error.message : String(error)
    // It may come twice a second.
    if (reason === this.#complaint) return
    this.#complaint = reason
    this.#options.onEvent({ kind: 'failed', run: '', job: '', reason })
  }

  async #look(): Promise<void> {
    const runs = await this.#client.smembers(runsKey)
    const asked = this.#client.pipeline()
    for (const run of runs) asked.exists(runKeys(run).alive)
    const answers = (await asked.exec()) ?? []
    const alive = new Set(runs.filter((_, at) => answers[at]?.[1] === 1))
    for (const run of runs) if (!alive.has(run)) await this.#sweep(run)
    for (const run of this.#served.keys()) if (!alive.has(run)) this.#leave(run)
    for (const run of this.#refused.keys()) if (!alive.has(run)) this.#refused.delete(run)
    for (const run of alive) if (!this.#served.has(run) && !this.#stopping.signal.aborted) await this.#consider(run)
  }

  /** Removes what is left of a run that has ended, or that nobody has gone on with for long. */
  async #sweep(run: string): Promise<void> {
    if ((await this.#client.exists(runKeys(run).kept)) === 1) return
    await this.#client.srem(runsKey, run)
    await removeRun(this.#client, run)
  }

  /** Serves the run, or writes down why not. */
  async #consider(run: string): Promise<void> {
    const { secret, leaseMs, onEvent } = this.#options
    const seal = createSeal(run, secret)
    const sealed = await this.#client.getBuffer(runKeys(run).manifest)
    if (sealed === null) return
    const admission = await this.#admission.consider(sealed, seal)
    if (typeof admission === 'string') {
      if (this.#refused.get(run) !== admission) onEvent({ kind: 'refused', run, reason: admission })
      this.#refused.set(run, admission)
      await this.#client.hset(runKeys(run).refusals, this.#id, admission)
      return
    }
    // Before the first job, which may be abandoned at once.
    await this.#channel.subscribe(runKeys(run).abandoned)
    const { manifest, problem, memoryMb } = admission
    const count = this.#count
    const served = new ServedRun({
      client: this.#client,
      run,
      manifest,
      seal,
      runBlock: this.#workplace.blocksOf(problem, memoryMb),
      concurrency: 1,
      leaseMs,
      walls: this.#walls,
      onBusy: (change) => (count.busy += change),
      onDone: () => (count.done += 1),
      onFailure: (job, reason) => {
        if (reason === 'abandoned') return
        count.failed += 1
        onEvent({ kind: 'failed', run, job, reason })
      },
      onError: (error) => this.#complain(error),
    })
    this.#refused.delete(run)
    this.#served.set(run, served)
    this.#share()
    onEvent({ kind: 'serving', run })
  }

  /** After an outage jobs are taken anew: a command that was under way when Redis died may never be answered. What is being computed is finished. */
  #renew(): void {
    for (const served of this.#served.values()) {
      const finishing = served.close().catch(() => {})
      this.#finishing.add(finishing)
      void finishing.then(() => this.#finishing.delete(finishing))
    }
    this.#served.clear()
  }

  #leave(run: string): void {
    const served = this.#served.get(run)
    this.#served.delete(run)
    this.#share()
    void this.#channel.unsubscribe(runKeys(run).abandoned).catch(() => {})
    void served
      ?.close()
      .then(() => this.#sweep(run))
      .catch((error: unknown) => this.#complain(error))
    this.#options.onEvent({ kind: 'left', run })
  }

  /** Runs share the worker equally. */
  #share(): void {
    const each = Math.max(1, Math.floor(this.#options.concurrency / Math.max(1, this.#served.size)))
    for (const served of this.#served.values()) served.concurrency = each
  }

  async #report(): Promise<void> {
    if (this.#client.status !== 'ready') return
    const { concurrency, heuristica } = this.#options
    await reportWorker(this.#client, {
      id: this.#id,
      host: hostname(),
      concurrency,
      ...this.#count,
      runs: this.#served.size,
      refused: this.#refused.size,
      walls: this.#walls,
      heuristica,
      node: process.versions.node,
      architecture: process.arch,
      startedAt: this.#startedAt,
    }).catch((error: unknown) => this.#complain(error))
  }

  #tellProgress(): void {
    const { done, failed } = this.#count
    if (done + failed === this.#told) return
    this.#told = done + failed
    this.#options.onEvent({ kind: 'progress', done, failed })
  }

  /** Takes no more jobs and finishes those under way. While Redis is gone they cannot be delivered, and are waited for one lease only. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { leaseMs, onEvent } = this.#options
    onEvent({ kind: 'draining', busy: this.#count.busy })
    this.#stopping.abort()
    for (const timer of this.#timers) clearInterval(timer)
    await this.#looking
    const closed = Promise.all([
      ...[...this.#served.values()].map((served) => served.close()),
      Promise.race([Promise.all(this.#finishing), sleep(leaseMs, undefined, { ref: false })]),
    ])
    let timer: NodeJS.Timeout | undefined
    const gone = new Promise<void>((resolve) => {
      let upAtMs = performance.now()
      timer = setInterval(() => {
        if (this.#client.status === 'ready') upAtMs = performance.now()
        else if (performance.now() - upAtMs > leaseMs) resolve()
      }, 200)
    })
    await Promise.race([closed, gone])
    clearInterval(timer)
    closed.catch(() => {})
    if (this.#client.status === 'ready') await withdrawWorker(this.#client, this.#id).catch(() => {})
    this.#channel.disconnect()
    this.#client.disconnect()
    await this.#workplace[Symbol.asyncDispose]()
    const { done, failed } = this.#count
    onEvent({ kind: 'stopped', done, failed })
  }
}
