/** In a child: a guest in a fresh isolate that calls the host and awaits, turn by turn. */

import ivm from 'isolated-vm'
import type { ConversationEnd, Settlement, Turn } from './conversation.ts'
import { boundaryVerdict, locationIn, thrownVerdict } from './guest-error.ts'
import type { End } from './guest/conversation.ts'
import { runGuestScript } from './guest-script.ts'
import { createIsolate, loadGuest, type Calls } from './run-in-isolate.ts'
import type { Beginning } from './wire.ts'

/** A conversation under way. Neither method rejects because of the guest. */
export interface Conversing extends Disposable {
  begin(onStart: () => void): Promise<Turn>
  settle(settlement: Settlement, wallMs: number): Promise<Turn>
}

const ended = (end: ConversationEnd): Turn => ({ calls: [], end })

const endOf = (end: End): ConversationEnd => {
  if (end.kind === 'returned') return end
  if (end.kind === 'threw') return thrownVerdict(end.text, end.stack)
  return end.kind === 'oversized'
    ? { kind: end.kind, detail: end.text }
    : { kind: end.kind, detail: end.text, location: locationIn(end.stack) }
}

export const createConversing = (order: Beginning, calls: Calls): Conversing => {
  const isolate = createIsolate(order.memoryMb, calls)
  const context = isolate.createContextSync()
  const runtime = runGuestScript(isolate, context)

  const inside = async (name: 'converse' | 'settle' | 'collect', args: unknown[], wallMs: number): Promise<unknown> => {
    const reference = runtime.getSync(name, { reference: true }) as ivm.Reference
    const options = { timeout: wallMs, result: { copy: true } } as const
    return calls === 'blocking'
      ? reference.applySync(undefined, args, options)
      : await reference.apply(undefined, args, options)
  }

  /** What the guest's continuations did comes out by a call of its own, since they run after the one that settles. */
  const collect = async (wallMs: number): Promise<Turn> => {
    const { calls, end } = (await inside('collect', [], wallMs)) as { calls: Turn['calls']; end: End | undefined }
    return { calls, end: end === undefined ? undefined : endOf(end) }
  }

  const copied = (value: unknown): unknown => new ivm.ExternalCopy(value).copyInto({ release: true })

  return {
    begin: async (onStart) => {
      onStart()
      const guest = await loadGuest(isolate, context, order, calls)
      if ('kind' in guest) return ended(guest)
      try {
        const args = [guest.namespace.derefInto(), order.calls.join(','), copied(order.given), order.seed]
        const wrong = (await inside('converse', args, order.wallMs)) as string
        if (wrong !== '') return ended({ kind: 'invalid', detail: wrong, location: undefined })
        return await collect(order.wallMs)
      } catch (error) {
        return ended(boundaryVerdict(error, 'threw'))
      }
    },
    settle: async ({ id, value, error }, wallMs) => {
      try {
        await inside('settle', [id, copied(value), error], wallMs)
        return await collect(wallMs)
      } catch (failure) {
        return ended(boundaryVerdict(failure, 'threw'))
      }
    },
    [Symbol.dispose]: () => {
      if (!isolate.isDisposed) isolate.dispose()
    },
  }
}
