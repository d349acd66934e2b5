/** Guests that call the host and await, each in a child of its own: turn by turn, healed where a child dies, and over only when a fresh one says so too. */

import type { ConversationOrder, Settlement, Turn } from './conversation.ts'
import { raiseWalls } from './raise-walls.ts'
import { dependsOnMachine, type Failure } from './verdict.ts'
import type { SandboxChoice, Walls } from './walls.ts'
import { Worker, type TimedTurn } from './worker.ts'

/** How often a turn is tried anew when our own machinery failed. */
const mostAttempts = 4

/** A guest that waits for the host. One turn at a time; after the end no more. */
export interface Conversation extends AsyncDisposable {
  /** Runs the guest up to where it first waits. Neither this nor `settle` rejects but with the signal's reason or when all were disposed. */
  begin(): Promise<Turn>
  /** Settles one call, and runs the guest up to where it waits again. */
  settle(settlement: Settlement): Promise<Turn>
}

/** Children for guests that converse, outside of any pool: as many as there are conversations at once, kept for the next. */
export class Conversations implements AsyncDisposable {
  readonly #choice: SandboxChoice
  readonly #signal: AbortSignal | undefined
  readonly #idle: Worker[] = []
  readonly #open = new Set<Worker>()
  #walls: Promise<Walls> | undefined
  #disposed = false

  constructor({
    sandbox = 'auto',
    signal,
  }: {
    readonly sandbox?: SandboxChoice | undefined
    readonly signal?: AbortSignal
  }) {
    this.#choice = sandbox
    this.#signal = signal
  }

  /** Nothing runs before its first turn. */
  open(order: ConversationOrder): Conversation {
    /** All that was settled, by which a fresh child comes to where the last one was. */
    const settled: Settlement[] = []
    let worker: Worker | undefined
    let spentMs = 0

    const leave = async (reuse: boolean): Promise<void> => {
      const left = worker
      worker = undefined
      if (left === undefined) return
      if (reuse && left.isFit && !this.#disposed) this.#idle.push(left)
      else await left[Symbol.asyncDispose]()
      this.#open.delete(left)
    }

    const take = async (turn: (worker: Worker) => Promise<TimedTurn | Failure>): Promise<Turn | Failure> => {
      const taken = await turn(worker as Worker)
      this.#signal?.throwIfAborted()
      if (this.#disposed) throw new Error('The sandbox was disposed')
      if (taken.kind !== 'turned') return taken
      spentMs += taken.cpuMs
      return taken.turn
    }

    /** The turn after all that is settled, in a child that was there for the one before, or in a fresh one from the start. */
    const tryOnce = async (): Promise<Turn | Failure> => {
      const left = (): ConversationOrder['limits'] => ({
        ...order.limits,
        cpuMs: Math.max(1, Math.ceil(order.limits.cpuMs - spentMs)),
      })
      const settle = (settlement: Settlement): Promise<Turn | Failure> =>
        take((open) => open.settle(settlement, left(), this.#signal))
      const last = settled.at(-1)
      if (worker !== undefined && last !== undefined) return settle(last)
      worker = await this.#worker()
      this.#open.add(worker)
      if (this.#disposed) await leave(false)
      if (worker === undefined) throw new Error('The sandbox was disposed')
      spentMs = 0
      let turn = await take((open) => open.begin(order, this.#signal))
      for (const settlement of settled) {
        if ('kind' in turn || turn.end !== undefined) return turn
        turn = await settle(settlement)
      }
      return turn
    }

    const turn = async (): Promise<Turn> => {
      let unconfirmed = true
      for (let attempt = 1; ; attempt++) {
        const tried = await tryOnce()
        const end = 'kind' in tried ? tried : tried.end
        if (end === undefined) return tried as Turn
        const again = end.kind === 'infrastructure' ? attempt < mostAttempts : unconfirmed && dependsOnMachine(end.kind)
        if (end.kind !== 'infrastructure') unconfirmed = false
        await leave(end.kind === 'returned')
        if (!again) return { calls: [], end }
      }
    }

    return {
      begin: turn,
      settle: (settlement) => {
        settled.push(settlement)
        return turn()
      },
      [Symbol.asyncDispose]: () => leave(false),
    }
  }

  async #worker(): Promise<Worker> {
    const idle = this.#idle.pop()
    if (idle?.isFit === true) return idle
    await idle?.[Symbol.asyncDispose]()
    if (this.#walls === undefined) {
      const raised = raiseWalls(this.#choice)
      this.#walls = raised.then(({ walls }) => walls)
      this.#walls.catch(() => {})
      return (await raised).worker
    }
    const worker = await Worker.boot(await this.#walls)
    if (worker instanceof Worker) return worker
    throw new Error(`A child of the sandbox did not boot: ${worker.stderr.trim().slice(0, 1000)}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true
    const all = [...this.#idle.splice(0), ...this.#open]
    await Promise.all(all.map((worker) => worker[Symbol.asyncDispose]()))
  }
}
