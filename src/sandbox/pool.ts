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
  readonly resolve: (verdict: Verdict) => void
  readonly reject: (reason: unknown) => void
}

/** A place in the pool: its child, booting or booted, while it has one. */
type Slot = { worker: Promise<Worker> | undefined; busy: boolean }

/** Stack overflow is an ordinary error inside, but where it strikes depends on the machine's stack. */
const needsConfirmation = (verdict: Verdict): boolean =>
  dependsOnMachine(verdict.kind) ||
  (verdict.kind === 'threw' && verdict.detail.startsWith('RangeError: Maximum call stack size exceeded'))

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

  run(job: Job, { signal }: { readonly signal?: AbortSignal } = {}): Promise<Verdict> {
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
        resolve: (verdict) => {
          signal?.removeEventListener('abort', leave)
          resolve(verdict)
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

  async #serve(slot: Slot, waiting: Waiting): Promise<Verdict> {
    const first = await this.#persist(slot, waiting)
    if (!needsConfirmation(first)) return first
    const second = await this.#persist(slot, waiting)
    return second.kind === 'infrastructure' ? first : second
  }

  async #persist(slot: Slot, waiting: Waiting): Promise<Verdict> {
    for (let attempt = 1; ; attempt++) {
      const verdict = await this.#attempt(slot, waiting)
      if (verdict.kind !== 'infrastructure' || attempt === mostAttempts) return verdict
    }
  }

  async #attempt(slot: Slot, { job, signal }: Waiting): Promise<Verdict> {
    signal?.throwIfAborted()
    if (this.#disposed) throw new Error('The sandbox was disposed')
    let worker: Worker
    try {
      worker = await this.#fitWorker(slot)
    } catch (error) {
      slot.worker = undefined
      return { kind: 'infrastructure', detail: error instanceof Error ? error.message : String(error) }
    }
    const verdict = await worker.run(job, signal)
    if (verdict.kind !== 'returned' && !this.#disposed) await this.#recycle(slot, worker)
    signal?.throwIfAborted()
    if (this.#disposed) throw new Error('The sandbox was disposed')
    return verdict
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
