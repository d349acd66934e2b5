/** The sandbox: a pool of child processes that heals, confirms what depends on the machine, and outlives whatever its guests do. */

import type { Job } from './job.ts'
import { dependsOnMachine, type Sandbox, type Verdict } from './verdict.ts'
import { raiseWalls } from './raise-walls.ts'
import type { SandboxChoice, Walls } from './walls.ts'
import { Worker } from './worker.ts'

/** How often a job is tried anew when our own machinery failed before the guest ran. */
const mostAttempts = 4

export type SandboxOptions = {
  /** How many children run at once. */
  readonly workers: number
  /** Which walls are wanted. Default: `auto`, the strongest that work. */
  readonly sandbox?: SandboxChoice | undefined
}

/** A sandbox of child processes, which tells what it is made of. */
export interface ProcessSandbox extends Sandbox {
  /** The walls that this machine gave; rejects with `SandboxUnavailable` when no child boots behind those wanted. */
  walls(): Promise<Walls>
}

type Waiting = {
  readonly job: Job
  readonly signal: AbortSignal | undefined
  readonly resolve: (verdicts: readonly Verdict[]) => void
  readonly reject: (reason: unknown) => void
}

/** A place in the pool: its child, booting or booted, while it has one. */
type Slot = { worker: Promise<Worker> | undefined; busy: boolean }

/** Stack overflow is an ordinary error inside, but where it strikes depends on the machine's stack. */
const needsConfirmation = (verdict: Verdict): boolean =>
  dependsOnMachine(verdict.kind) ||
  (verdict.kind === 'threw' && verdict.detail.startsWith('RangeError: Maximum call stack size exceeded'))

/** The job with the members of a generation from one to before another. */
const membersOf = (job: Job, from: number, end: number): Job =>
  job.vectors === undefined ? job : { ...job, vectors: job.vectors.slice(from, end) }

class ProcessPool implements ProcessSandbox {
  readonly size: number
  readonly #choice: SandboxChoice
  readonly #slots: Slot[]
  readonly #queue: Waiting[] = []
  #walls: Promise<Walls> | undefined
  /** The child that proved the walls, until somebody takes it. */
  #proof: Worker | undefined
  #disposed = false

  constructor({ workers, sandbox = 'auto' }: SandboxOptions) {
    if (!Number.isInteger(workers) || workers < 1) {
      throw new RangeError(`Expected \`workers\` to be a positive integer, got ${workers}`)
    }
    this.size = workers
    this.#choice = sandbox
    this.#slots = Array.from({ length: workers }, () => ({ worker: undefined, busy: false }))
  }

  async run(job: Job, options: { readonly signal?: AbortSignal } = {}): Promise<Verdict> {
    const [verdict] = await this.#enqueue(job, options)
    return verdict as Verdict
  }

  runGeneration(job: Job, options: { readonly signal?: AbortSignal } = {}): Promise<readonly Verdict[]> {
    return job.vectors?.length === 0 ? Promise.resolve([]) : this.#enqueue(job, options)
  }

  #enqueue(job: Job, { signal }: { readonly signal?: AbortSignal }): Promise<readonly Verdict[]> {
    return new Promise((resolve, reject) => {
      if (this.#disposed) return reject(new Error('The sandbox was disposed'))
      if (signal?.aborted === true) return reject(signal.reason)
      const leave = (): void => {
        const place = this.#queue.indexOf(waiting)
        if (place >= 0) this.#queue.splice(place, 1)
        reject(signal?.reason)
      }
      const waiting: Waiting = {
        job,
        signal,
        resolve: (verdicts) => {
          signal?.removeEventListener('abort', leave)
          resolve(verdicts)
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', leave)
          reject(reason)
        },
      }
      signal?.addEventListener('abort', leave, { once: true })
      this.#queue.push(waiting)
      this.#assign()
    })
  }

  /** First come, first served, by children that are warm if there are any. */
  #assign(): void {
    while (this.#queue.length > 0) {
      const free = this.#slots.filter((slot) => !slot.busy)
      const slot = free.find(({ worker }) => worker !== undefined) ?? free[0]
      if (slot === undefined) return
      const waiting = this.#queue.shift() as Waiting
      slot.busy = true
      this.#serve(slot, waiting)
        .then(waiting.resolve, waiting.reject)
        .finally(() => {
          slot.busy = false
          this.#assign()
        })
    }
  }

  /** As many verdicts as the job has members. */
  async #serve(slot: Slot, { job, signal }: Waiting): Promise<readonly Verdict[]> {
    const verdicts: Verdict[] = []
    const members = job.vectors?.length ?? 1
    while (verdicts.length < members) {
      const from = verdicts.length
      for (const [at, first] of (await this.#persist(slot, membersOf(job, from, members), signal)).entries()) {
        const member = membersOf(job, from + at, from + at + 1)
        verdicts.push(needsConfirmation(first) ? await this.#confirm(first, slot, member, signal) : first)
      }
    }
    return verdicts
  }

  async #confirm(first: Verdict, slot: Slot, member: Job, signal: AbortSignal | undefined): Promise<Verdict> {
    const [second] = await this.#persist(slot, member, signal)
    return second === undefined || second.kind === 'infrastructure' ? first : second
  }

  /** The verdicts of the first members, one at least; `infrastructure` for the first alone, when the job was tried often enough. */
  async #persist(slot: Slot, job: Job, signal: AbortSignal | undefined): Promise<readonly Verdict[]> {
    for (let attempt = 1; ; attempt++) {
      const verdicts = await this.#attempt(slot, job, signal)
      if (verdicts.at(-1)?.kind !== 'infrastructure') return verdicts
      if (verdicts.length > 1) return verdicts.slice(0, -1)
      if (attempt === mostAttempts) return verdicts
    }
  }

  async #attempt(slot: Slot, job: Job, signal: AbortSignal | undefined): Promise<readonly Verdict[]> {
    signal?.throwIfAborted()
    if (this.#disposed) throw new Error('The sandbox was disposed')
    let worker: Worker
    try {
      worker = await this.#fitWorker(slot)
    } catch (error) {
      slot.worker = undefined
      return [{ kind: 'infrastructure', detail: error instanceof Error ? error.message : String(error) }]
    }
    const verdicts = await worker.run(job, signal)
    const isWhole = verdicts.every(({ kind }) => kind === 'returned')
    if (!isWhole && !this.#disposed) await this.#recycle(slot, worker)
    signal?.throwIfAborted()
    if (this.#disposed) throw new Error('The sandbox was disposed')
    return verdicts
  }

  async #fitWorker(slot: Slot): Promise<Worker> {
    slot.worker ??= this.#boot()
    const worker = await slot.worker
    if (worker.isFit) return worker
    await this.#recycle(slot, worker)
    return slot.worker
  }

  /** The successor boots at once, so that the next job finds it warm. */
  async #recycle(slot: Slot, worker: Worker): Promise<void> {
    await worker[Symbol.asyncDispose]()
    if (this.#disposed) return
    slot.worker = this.#boot()
    // Whoever takes it next meets the failure.
    slot.worker.catch(() => {})
  }

  async #boot(): Promise<Worker> {
    const walls = await this.walls()
    const proof = this.#proof
    this.#proof = undefined
    if (proof !== undefined) return proof
    const worker = await Worker.boot(walls)
    if (!(worker instanceof Worker))
      throw new Error(`A child of the sandbox did not boot: ${worker.stderr.trim().slice(0, 1000)}`)
    return worker
  }

  walls(): Promise<Walls> {
    this.#walls ??= this.#findWalls()
    return this.#walls
  }

  async #findWalls(): Promise<Walls> {
    const { walls, worker } = await raiseWalls(this.#choice)
    this.#proof = worker
    return walls
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true
    for (const waiting of this.#queue.splice(0)) waiting.reject(new Error('The sandbox was disposed'))
    await this.#walls?.catch(() => {})
    await Promise.all(this.#slots.map((slot) => this.#end(slot)))
    await this.#proof?.[Symbol.asyncDispose]()
  }

  async #end({ worker }: Slot): Promise<void> {
    try {
      await (await worker)?.[Symbol.asyncDispose]()
    } catch {
      // It did not boot, so that there is nothing to end.
    }
  }
}

/** A pool of isolates in child processes; children start with the first jobs. Dispose it to end them. */
export const createSandbox = (options: SandboxOptions): ProcessSandbox => new ProcessPool(options)
