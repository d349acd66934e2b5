/** The run's side of the queue: sends tasks, takes results, and makes good what gets lost on the way. */

import { Queue, QueueEvents } from 'bullmq'
import type { Redis } from 'ioredis'
import { SharedCalls } from '../shared-calls.ts'
import type { BlockOutcome } from '../score-block.ts'
import { SandboxFailed, type BlockTask } from '../workplace.ts'
import { liveWorkers } from './live-workers.ts'
import { queueName, runKeys, runsKey, type RunKeys } from './keys.ts'
import { parseResult } from './messages.ts'
import { Outbox, type Described } from './outbox.ts'
import { removeRun } from './remove-run.ts'
import { createSeal, hashOf, type Seal } from './seal.ts'

export type RunQueueOptions = {
  readonly client: Redis
  /** Names the run in Redis. */
  readonly run: string
  /** What workers are told before any job. */
  readonly manifest: string
  readonly secret: string | undefined
  /** Told, in one line, what a user should know. */
  readonly onNotice: (notice: string) => void
  /** Told of the walls that a result was computed behind. */
  readonly onWalls: (walls: string) => void
}

type Pending = {
  readonly job: Described
  readonly resolve: (outcome: BlockOutcome) => void
  readonly reject: (error: Error) => void
  /** When it was last sent or looked for, on the process's clock. */
  lookedAtMs: number
  failures: number
}

const beatMs = 2000
/** Longer than a Redis needs to start again, so that a short outage sends no worker away. */
const aliveMs = 30_000
const keptMs = 24 * 3600 * 1000
/** A job that nothing was heard of for so long is looked for. */
const lookAfterMs = 5000
/** So many failures that are not the candidate's, and the run is told. */
const mostFailures = 4
const mostLooks = 2000

/** The jobs of one run. */
export class RunQueue implements AsyncDisposable {
  readonly #options: RunQueueOptions
  readonly #keys: RunKeys
  readonly #seal: Seal
  readonly #queue: Queue
  readonly #events: QueueEvents
  readonly #outbox: Outbox
  readonly #calls = new SharedCalls<BlockOutcome>()
  readonly #pending = new Map<string, Pending>()
  readonly #told = new Set<string>()
  readonly #timer: NodeJS.Timeout
  #heardAtMs = performance.now()
  #missesWorkers = false
  /** When it was opened, on the clock of Redis. */
  #openedAtMs = Infinity

  constructor(options: RunQueueOptions) {
    const { client, run, secret, manifest } = options
    this.#options = options
    this.#keys = runKeys(run)
    this.#seal = createSeal(run, secret)
    const place = { connection: client, prefix: this.#keys.prefix }
    this.#queue = new Queue(queueName, place)
    // From the first event on: what is still there of an earlier sitting is welcome.
    this.#events = new QueueEvents(queueName, { ...place, lastEventId: '0-0' })
    this.#outbox = new Outbox({
      client,
      queue: this.#queue,
      keys: this.#keys,
      seal: this.#seal,
      manifestHash: hashOf(manifest),
      onError: (error) => this.#complain(error),
    })
    // Outages are told by the connection itself; whatever else is wrong shows where a command fails.
    this.#queue.on('error', () => {})
    this.#events.on('error', () => {})
    this.#events.on('completed', ({ jobId, returnvalue }, event) =>
      this.#settle(jobId, returnvalue, this.#isFresh(event)),
    )
    this.#events.on('failed', ({ jobId, failedReason }, event) => {
      if (this.#isFresh(event)) this.#retry(jobId, failedReason)
    })
    this.#events.on(
      'duplicated',
      ({ jobId }) => void this.#look([jobId]).catch((error: Error) => this.#complain(error)),
    )
    client.time().then(
      ([seconds, micros]) => (this.#openedAtMs = Number(seconds) * 1000 + Number(micros) / 1000),
      () => {},
    )
    client.on('ready', this.#recover)
    this.#timer = setInterval(() => void this.#beat(), beatMs)
    void this.#beat()
  }

  /** After an outage: whoever waits is asked after at once. */
  readonly #recover = (): void => {
    for (const pending of this.#pending.values()) pending.lookedAtMs = -Infinity
    void this.#beat()
  }

  /** Failures of earlier sittings are history: their jobs are sent again anyway. */
  #isFresh(event: string): boolean {
    return Number(event.split('-')[0]) >= this.#openedAtMs
  }

  /** Equal tasks are sent once. */
  run(task: BlockTask, signal: AbortSignal): Promise<BlockOutcome> {
    const job = this.#outbox.describe(task)
    return this.#calls.join(job.id, signal, (signal) => this.#ask(job, signal))
  }

  #ask(job: Described, signal: AbortSignal): Promise<BlockOutcome> {
    const { promise, resolve, reject } = Promise.withResolvers<BlockOutcome>()
    if (this.#pending.size === 0) this.#heardAtMs = performance.now()
    this.#pending.set(job.id, { job, resolve, reject, lookedAtMs: performance.now(), failures: 0 })
    signal.addEventListener('abort', () => {
      if (this.#pending.delete(job.id)) this.#abandon(job.id)
      reject(signal.reason)
    })
    this.#outbox.send(job)
    return promise
  }

  /** A job that waits is taken off the queue, one that runs is stopped; should either fail, its result is dropped. */
  #abandon(id: string): void {
    this.#queue.remove(id).catch(() => {})
    this.#options.client.publish(this.#keys.abandoned, id).catch(() => {})
  }

  /** Takes the first result of a job that is asked for; all others are dropped. */
  #settle(id: string, sealed: unknown, isFresh: boolean): void {
    const pending = this.#pending.get(id)
    if (pending === undefined) return
    this.#heardAtMs = performance.now()
    this.#missesWorkers = false
    const content = typeof sealed === 'string' ? this.#seal.open('result', id, sealed) : undefined
    const result = content && parseResult(content.toString(), pending.job.task.block.instances.length)
    if (result === undefined) {
      this.#tell('A result that no worker of this run wrote was dropped: somebody else writes to this Redis')
      this.#sendAgain(pending)
    } else if (result.kind === 'outcome') {
      this.#pending.delete(id)
      this.#options.onWalls(result.walls)
      pending.resolve(result.outcome)
    } else if (!isFresh) {
      // An outcome is the same whenever it was computed; a failure is not.
    } else if (result.kind === 'problem failed') {
      this.#pending.delete(id)
      pending.reject(new Error(result.detail))
    } else this.#retry(id, result.detail)
  }

  /** Not the candidate's failure: the worker's, or somebody's who writes to this Redis. */
  #retry(id: string, reason: string): void {
    const pending = this.#pending.get(id)
    if (pending === undefined) return
    this.#outbox.forgetBlocks()
    pending.failures += 1
    if (pending.failures < mostFailures) return this.#sendAgain(pending)
    this.#pending.delete(id)
    pending.reject(
      new SandboxFailed(`Workers failed ${mostFailures} times, and not by the candidate's doing: ${reason}`),
    )
  }

  #sendAgain(pending: Pending): void {
    pending.lookedAtMs = performance.now()
    this.#queue.remove(pending.job.id).then(
      () => this.#outbox.send(pending.job),
      (error: Error) => this.#complain(error),
    )
  }

  /** Asks Redis how jobs stand whose events were missed, and sends those again that it has lost. */
  async #look(ids: readonly string[]): Promise<void> {
    const { client } = this.#options
    const asked = client.pipeline()
    for (const id of ids) {
      const pending = this.#pending.get(id)
      if (pending !== undefined) pending.lookedAtMs = performance.now()
      asked.hmget(this.#keys.job(id), 'timestamp', 'returnvalue', 'finishedOn')
    }
    const answers = await asked.exec()
    for (const [at, [, fields]] of (answers ?? []).entries()) {
      const id = ids[at] as string
      const pending = this.#pending.get(id)
      if (pending === undefined || !Array.isArray(fields)) continue
      const [timestamp, returned, finished] = fields as readonly (string | null)[]
      if (timestamp === null) {
        this.#outbox.forgetBlocks()
        this.#outbox.send(pending.job)
      } else if (finished !== null && typeof returned === 'string') this.#settle(id, JSON.parse(returned), true)
    }
  }

  /** Tells workers that the run is alive, and looks after jobs that nothing was heard of. */
  async #beat(): Promise<void> {
    const { client, run, manifest } = this.#options
    if (client.status !== 'ready') return
    try {
      const [refusals] = (await client
        .pipeline()
        .hgetall(this.#keys.refusals)
        .sadd(runsKey, run)
        .set(this.#keys.manifest, this.#seal.close('manifest', '', manifest))
        .set(this.#keys.alive, '1', 'PX', aliveMs)
        .set(this.#keys.kept, '1', 'PX', keptMs)
        .exec()) as [[Error | null, Record<string, string>]]
      for (const [worker, reason] of Object.entries(refusals[1] ?? {}))
        this.#tell(`The worker ${worker} does not serve this run: ${reason}`)
      const now = performance.now()
      const silent = [...this.#pending].filter(([, { lookedAtMs }]) => now - lookedAtMs > lookAfterMs)
      if (silent.length > 0) await this.#look(silent.slice(0, mostLooks).map(([id]) => id))
      if (this.#pending.size > 0 && now - this.#heardAtMs > lookAfterMs) await this.#missWorkers()
    } catch (error) {
      this.#complain(error as Error)
    }
  }

  async #missWorkers(): Promise<void> {
    if (this.#missesWorkers || (await liveWorkers(this.#options.client)).length > 0) return
    this.#missesWorkers = true
    this.#options.onNotice(
      'No worker listens there: the run waits; start one with `heuristica worker` and the same URL',
    )
  }

  /** What it complains of is tried again with the next look. */
  #complain(error: Error): void {
    if (this.#options.client.status === 'ready') this.#tell(`Redis refuses what the run needs: ${error.message}`)
  }

  /** Once each. */
  #tell(notice: string): void {
    if (this.#told.has(notice)) return
    this.#told.add(notice)
    this.#options.onNotice(notice)
  }

  /** Removes what the run has in Redis, where that can be reached. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer)
    this.#options.client.off('ready', this.#recover)
    const { client, run } = this.#options
    if (client.status === 'ready') {
      await client.srem(runsKey, run).catch(() => {})
      await removeRun(client, run).catch(() => {})
    }
    await this.#events.close().catch(() => {})
    await this.#queue.close().catch(() => {})
  }
}
