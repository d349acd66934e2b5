/** Programs of a search's own that run in the sandbox and call its verbs: their turns in one line, so that whatever they ask has its place in the run. */

import { SandboxFailed } from '../evaluation/workplace.ts'
import { deriveSeed } from '../random.ts'
import type { ConversationEnd, Settlement, Turn } from '../sandbox/conversation.ts'
import type { Conversations } from '../sandbox/conversations.ts'
import { isMachineBound } from './step-comparison.ts'
import type { StepRecorder } from './step-recorder.ts'
import { BudgetSpent, GuestMistake, type GuestEnd, type GuestTask } from './strategy.ts'
import type { Turnstile } from './turnstile.ts'

/** Where guests run, and where their ends are kept. */
export type GuestParts = {
  readonly place: Pick<Conversations, 'open'>
  readonly recorder: Pick<StepRecorder, 'take' | 'recorded'>
}

/** Calls of one guest, so that none goes on for ever on a budget that is spent. */
const mostCalls = 10_000

/** Why a call was refused, in words for the guest; undefined for what is no matter of its own. */
const refusal = (error: unknown): string | undefined =>
  error instanceof BudgetSpent || error instanceof GuestMistake ? `${error.name}: ${error.message}` : undefined

/** The place is part of the words, since the words are all that a search is given. */
const plainly = (end: ConversationEnd): GuestEnd => {
  if (end.kind === 'returned') return end
  const { kind, detail } = end
  if (kind === 'infrastructure')
    throw new SandboxFailed(`The sandbox failed over and over, and not by the guest's doing: ${detail}`)
  const line = 'location' in end ? end.location?.line : undefined
  return { kind, detail: line === undefined ? detail : `line ${line}: ${detail}` }
}

/** What the journal keeps of a guest's end: after how many turns it came, and how. */
type Fate = { readonly turns: number; readonly kind: GuestEnd['kind']; readonly detail: string }

const fateOf = (end: GuestEnd, turns: number): Fate => ({
  turns,
  kind: end.kind,
  detail: end.kind === 'returned' ? '' : end.detail,
})

/**
 * Runs guests. A call's function is called in the order of the guests' calls, and no verb is delivered while a guest is at work, so that
 * their verbs have the same numbers in every repetition. An end that depends on the machine is journaled, and comes after the same turn
 * when the run is resumed or followed. Rejects with what a call rejects with, unless that is the guest's own matter.
 */
export const createGuests = ({
  place,
  recorder,
  turnstile,
  seed,
}: GuestParts & { readonly turnstile: Turnstile; readonly seed: number }): ((
  source: string,
  task: GuestTask,
) => Promise<GuestEnd>) => {
  let line: Promise<unknown> = Promise.resolve()
  let begun = 0

  /** Work of a guest that is taken up when all before it is done; holds the turnstile from now on. */
  const inLine = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = line.then(work)
    line = result.catch(() => undefined)
    turnstile.hold(line)
    return result
  }

  return async (source, { given, calls, cpuMs }) => {
    begun += 1
    const key = `guest/${begun}`
    const names = Object.keys(calls)
    const conversation = place.open({
      source,
      calls: names,
      given,
      seed: deriveSeed(seed, 'guest', begun),
      limits: { cpuMs, memoryMb: 64 },
    })
    const request = JSON.stringify([source, given, names])
    const recorded = recorder.recorded({ key, request }) as Fate | undefined
    const past = isMachineBound(recorded) ? recorded : undefined
    const { promise: ended, resolve: finish, reject: fail } = Promise.withResolvers<GuestEnd>()
    const open = new Set<Promise<unknown>>()
    let turns = 0
    let asked = 0
    /** Calls that are settled, but the guest has not heard of it. */
    let unheard = 0
    let isOver = false
    let broken: { readonly error: unknown } | undefined

    /** Not waited for: a child takes its time to die, and the search must not go on later for it. */
    const leave = (): void => {
      isOver = true
      void conversation[Symbol.asyncDispose]()
    }
    const end = (how: GuestEnd): void => {
      leave()
      finish(how)
    }
    const breakOff = (error: unknown): void => {
      broken ??= { error }
      leave()
      fail(error)
    }

    const takeTurn = async (turn: () => Promise<Turn>): Promise<void> => {
      if (isOver) return
      turns += 1
      if (turns === past?.turns) return end({ kind: past.kind, detail: past.detail } as GuestEnd)
      const taken = await turn()
      if (taken.end !== undefined) return end(plainly(taken.end))
      for (const { id, name, args } of taken.calls) answer(id, name, args)
      if (asked > mostCalls) end({ kind: 'oversized', detail: `makes more than ${mostCalls} calls` })
      else if (open.size + unheard === 0)
        end({ kind: 'invalid', detail: 'waits for what never comes: no call is under way' })
    }

    const go = (turn: () => Promise<Turn>): void => void inLine(() => takeTurn(turn)).catch(breakOff)

    /** Calls the host's function at once; the guest hears of it in a turn of its own. */
    const answer = (id: number, name: string, args: readonly unknown[]): void => {
      asked += 1
      const settle = (settlement: Omit<Settlement, 'id'>): void => {
        open.delete(answered)
        unheard += 1
        go(() => {
          unheard -= 1
          return conversation.settle({ id, ...settlement })
        })
      }
      const call = async (): Promise<unknown> => calls[name]?.(...args)
      const answered = call().then(
        (value) => settle({ value }),
        (error: unknown) => {
          const told = refusal(error)
          if (told === undefined) breakOff(error)
          settle({ error: told ?? 'broken off' })
        },
      )
      open.add(answered)
    }

    go(() => conversation.begin())
    const how = await ended
    // What was asked is paid for, and comes in its order, though nobody waits for it.
    await Promise.all(open)
    if (broken !== undefined) throw broken.error
    const fate = fateOf(how, turns)
    const step = { key, verb: turnstile.asked, kind: 'guest', request }
    await recorder.take(step, () => Promise.resolve({ answer: fate }))
    return how.kind === 'returned' ? how : { kind: how.kind, detail: how.detail }
  }
}
