/** One child process, seen from the parent: boots it, hands it jobs and turns of conversations, watches time and memory, and tells how they ended. */

import type { ChildProcess } from 'node:child_process'
import type { ConversationOrder, Settlement, Turn } from './conversation.ts'
import { exitVerdict, type Death } from './exit-verdict.ts'
import type { Job } from './job.ts'
import { processStatus } from './process-status.ts'
import { startChild, type Started } from './start-child.ts'
import type { Failure, Verdict } from './verdict.ts'
import { lifetimeCpuS, type Walls } from './walls.ts'
import { parseFromChild, type FromChild, type Order, type ToChild } from './wire.ts'

/** Wall-clock limit of a job: this many times its CPU limit, and a grace for starting. */
const backstopFactor = 4
const backstopGraceMs = 1000
/** For booting, and for taking in a driver and a block. */
const setupMs = 30_000
const mostJobs = 500
/** Resident memory beside the isolate's heap: Node itself, kept blocks, results, and half the heap's overshoot. */
const besideHeapMb = 384

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))

/** Keeps a guest within its limits. */
type Watch = {
  guestStarted(baseMs: number): void
  /** A member of a generation has ended. */
  next(): void
  verdictOf(death: Death): Failure
  stop(): void
}

/** A child that booted. Runs one job at a time. */
export class Worker implements AsyncDisposable {
  readonly #child: ChildProcess
  readonly #death: Promise<Death>
  /** The process whose time and memory count; behind bubblewrap it is not the child itself. */
  #nodePid = 0
  #spentMs = 0
  #dead = false
  #jobs = 0
  #onMessage: (message: FromChild | undefined) => void = () => {}

  private constructor({ process: child, death }: Started) {
    this.#child = child
    this.#death = death.then((how) => {
      this.#dead = true
      return how
    })
    child.on('message', (message) => this.#onMessage(parseFromChild(message)))
  }

  /** Resolves with a child that is ready for jobs; with what it said when it did not boot. */
  static async boot(walls: Walls): Promise<Worker | Death> {
    let started: Started
    try {
      started = startChild('child', [walls.diesWithParent ? 'blocking' : 'asynchronous'], walls)
    } catch (error) {
      return { code: null, signal: null, stderr: String(error) }
    }
    const worker = new Worker(started)
    const booted = new Promise<true>((resolve) => {
      worker.#onMessage = (message) => message?.kind === 'ready' && resolve(true)
    })
    const timer = setTimeout(() => worker.#kill(), setupMs)
    const outcome = await Promise.race([booted, worker.#death])
    clearTimeout(timer)
    if (outcome !== true) return outcome
    worker.#nodePid = started.nodePid()
    started.removeFolder()
    worker.#rest()
    return worker
  }

  /** A socket, though its type does not say so. */
  get #stderr(): { ref?: () => void; unref?: () => void } | null {
    return this.#child.stderr as { ref?: () => void; unref?: () => void } | null
  }

  /** An idle child does not keep its parent's process alive. */
  #rest(): void {
    this.#child.unref()
    this.#child.channel?.unref()
    this.#stderr?.unref?.()
  }

  #wake(): void {
    this.#child.ref()
    this.#child.channel?.ref()
    // Behind bubblewrap it stays open a little longer than the process that was started, and its end is waited for.
    this.#stderr?.ref?.()
  }

  /** Whether it is alive and has not done its share of jobs or CPU time. */
  get isFit(): boolean {
    if (this.#dead || !this.#child.connected || this.#jobs >= mostJobs) return false
    const status = processStatus(this.#nodePid)
    return status === undefined || status.cpuMs < (lifetimeCpuS * 1000) / 2
  }

  /** CPU time of the last job when its limits were last looked at; wall-clock time where the system tells no other. */
  get seenCpuMs(): number {
    return this.#spentMs
  }

  /** The whole group, in case a guest that broke out started something. */
  #kill(): void {
    const { pid } = this.#child
    if (pid === undefined || this.#dead) return
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      this.#child.kill('SIGKILL')
    }
  }

  #send(message: ToChild): void {
    // A closed channel shows as the child's death, which is awaited anyway.
    this.#child.send(message, () => {})
  }

  /**
   * Runs a job to its verdict, or a generation to those of its members: `infrastructure` when the child failed before the guest's code ran. There
   * are fewer verdicts than members when the child ended with the last of them. Killed when the signal aborts.
   */
  async run(job: Job, signal: AbortSignal | undefined): Promise<readonly Verdict[]> {
    this.#jobs++
    const { driver, block, limits, vectors } = job
    const members = vectors?.length ?? 1
    const verdicts: Verdict[] = []
    const last = await this.#exchange<Verdict>(
      { kind: 'run', order: orderOf(job) },
      { limits, signal },
      (said, watch) => {
        if (said.kind === 'need')
          this.#send({ kind: 'keep', driver: said.driver ? driver : undefined, block: said.block ? block : undefined })
        if (said.kind !== 'ended') return undefined
        // After our own failure the child goes on with nobody.
        if (verdicts.length + 1 === members || said.verdict.kind === 'infrastructure') return said.verdict
        verdicts.push(said.verdict)
        watch.next()
        return undefined
      },
    )
    return [...verdicts, last]
  }

  /** Begins a conversation, in place of any other: its first turn, with the CPU time that it took, or the verdict on a guest that overstepped a limit. */
  begin(order: ConversationOrder, signal: AbortSignal | undefined): Promise<TimedTurn | Failure> {
    this.#jobs++
    const { limits, ...rest } = order
    const message: ToChild = {
      kind: 'begin',
      order: { ...rest, memoryMb: limits.memoryMb, wallMs: wallLimitMs(limits.cpuMs) },
    }
    return this.#exchange(message, { limits, signal }, turnIn)
  }

  /** Settles a call of the conversation, within what is left of its limits. */
  settle(settlement: Settlement, limits: Job['limits'], signal: AbortSignal | undefined): Promise<TimedTurn | Failure> {
    const message: ToChild = { kind: 'settle', settlement, wallMs: wallLimitMs(limits.cpuMs) }
    return this.#exchange(message, { limits, signal, isRunning: true }, turnIn)
  }

  /** Sends a message, and waits for the word that `read` takes for the answer, under limits. */
  async #exchange<Answer>(
    message: ToChild,
    {
      limits,
      signal,
      isRunning = false,
    }: {
      readonly limits: Job['limits']
      readonly signal: AbortSignal | undefined
      /** The guest runs already, so that whatever happens is its doing. */
      readonly isRunning?: boolean
    },
    read: (said: FromChild, watch: Watch) => Answer | undefined,
  ): Promise<Answer | Failure> {
    this.#wake()
    this.#spentMs = 0
    const watch = this.#watch(limits)
    if (isRunning) watch.guestStarted(processStatus(this.#nodePid)?.cpuMs ?? 0)
    const abort = (): void => this.#kill()
    signal?.addEventListener('abort', abort)
    if (signal?.aborted === true) abort()
    try {
      const answered = new Promise<Answer | Failure>((resolve) => {
        this.#onMessage = (said) => {
          if (said === undefined) this.#kill()
          else if (said.kind === 'started') watch.guestStarted(said.cpuMs)
          else {
            const answer = read(said, watch)
            if (answer !== undefined) resolve(answer)
            // What the child sends when its own machinery fails.
            else if (said.kind === 'ended' && said.verdict.kind === 'infrastructure') resolve(said.verdict)
          }
        }
      })
      this.#send(message)
      return await Promise.race([answered, this.#death.then((death) => watch.verdictOf(death))])
    } finally {
      watch.stop()
      signal?.removeEventListener('abort', abort)
      this.#onMessage = () => {}
      this.#rest()
    }
  }

  /** Kills the child when the guest goes over a limit; the first cause is the verdict. */
  #watch({ cpuMs, memoryMb }: Job['limits']): Watch {
    const mostResidentMb = 2 * memoryMb + besideHeapMb
    let started = false
    let verdict: Failure | undefined
    const end = (kind: 'timeout' | 'memory' | 'infrastructure', detail: string): void => {
      verdict ??= { kind, detail }
      this.#kill()
    }
    const awaitStart = (): NodeJS.Timeout =>
      setTimeout(() => end('infrastructure', 'the child did not take the job in'), setupMs)
    let backstop = awaitStart()
    let poll: NodeJS.Timeout | undefined
    const look = (baseMs: number, startedAt: number): void => {
      const status = processStatus(this.#nodePid)
      const spentMs = status === undefined ? performance.now() - startedAt : status.cpuMs - baseMs
      this.#spentMs = spentMs
      if (spentMs > cpuMs) end('timeout', `used more than its ${cpuMs} ms of CPU time`)
      else if (status !== undefined && status.residentMb > mostResidentMb) {
        end('memory', `its process grew beyond ${mostResidentMb} MB`)
      } else poll = setTimeout(() => look(baseMs, startedAt), clamp((cpuMs - spentMs) / 2, 10, 100))
    }
    return {
      guestStarted: (baseMs) => {
        if (started) return
        started = true
        clearTimeout(backstop)
        const wallMs = wallLimitMs(cpuMs)
        backstop = setTimeout(() => end('timeout', `took more than ${wallMs} ms of wall-clock time`), wallMs)
        const startedAt = performance.now()
        poll = setTimeout(() => look(baseMs, startedAt), clamp(cpuMs / 2, 10, 100))
      },
      next: () => {
        started = false
        clearTimeout(backstop)
        clearTimeout(poll)
        backstop = awaitStart()
      },
      verdictOf: (death) => {
        if (verdict !== undefined) return verdict
        if (started) return exitVerdict(death)
        const said = death.stderr.trim().slice(0, 500)
        return {
          kind: 'infrastructure',
          detail: `the child died before the guest ran (${death.signal ?? death.code}): ${said}`,
        }
      },
      stop: () => {
        clearTimeout(backstop)
        clearTimeout(poll)
      },
    }
  }

  /** Kills the child and waits until it is gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#wake()
    this.#kill()
    await this.#death
  }
}

/** A turn, and the CPU milliseconds that it took. */
export type TimedTurn = { readonly kind: 'turned'; readonly turn: Turn; readonly cpuMs: number }

const turnIn = (said: FromChild): TimedTurn | undefined => (said.kind === 'turned' ? said : undefined)

const wallLimitMs = (cpuMs: number): number => backstopFactor * cpuMs + backstopGraceMs

const orderOf = (job: Job): Order => ({
  driver: job.driver.hash,
  block: job.block.hash,
  source: job.source,
  vectors: job.vectors,
  checks: job.checks,
  settings: job.settings ?? {},
  reverse: job.reverse ?? false,
  cpuMs: job.limits.cpuMs,
  memoryMb: job.limits.memoryMb,
  wallMs: wallLimitMs(job.limits.cpuMs),
})
