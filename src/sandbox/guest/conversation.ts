/** Trusted guest code: a program that calls the host and awaits. Calls are collected and handed over between turns, so that the host decides when time goes on. */

import { describeError, type Description } from './describe-error.ts'
import { Fault } from './fault.ts'
import { nameOf, plainData } from './plain-data.ts'

/** A call that awaits its settlement. */
export type Call = { readonly id: number; readonly name: string; readonly args: unknown }

/** How the program ended. */
export type End =
  | { readonly kind: 'returned'; readonly value: unknown }
  | ({ readonly kind: 'threw' | 'invalid' | 'oversized' } & Description)

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
type Search = (task: object) => unknown

/** Bytes of one call's arguments, and of what the program returns. */
const largestCall = 256 * 1024
const mostAtOnce = 256

let waiting = new Map<number, Waiting>()
let outbox: Call[] = []
let asked = 0
let end: End | undefined

/** What is wrong with a call is thrown where it was made; what was not taken never leaves the isolate. */
const call = (name: string, args: readonly unknown[]): Promise<unknown> => {
  if (waiting.size >= mostAtOnce) throw new RangeError(`more than ${mostAtOnce} calls at once: await some first`)
  let plain: unknown
  try {
    plain = plainData(args, { bytes: largestCall, what: `a call of ${name}` })
  } catch (error) {
    throw error instanceof Fault ? new TypeError(error.detail) : error
  }
  asked += 1
  const id = asked
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    outbox[outbox.length] = { id, name, args: plain }
  })
}

const endOf = (error: unknown): End =>
  error instanceof Fault
    ? { kind: error.kind, text: error.detail, stack: '' }
    : { kind: 'threw', ...describeError(error) }

/** Runs the program's `search` up to where it waits. Returns what is wrong with the program, or an empty text. */
export const begin = (program: { readonly search?: unknown }, names: string, given: object): string => {
  let search: unknown
  try {
    search = program.search
  } catch {
    return 'search has no value when the module has run: a program must not wait at its top level'
  }
  if (typeof search !== 'function') return `does not export a function named search (search is ${nameOf(search)})`
  const task = { ...given } as Record<string, unknown>
  for (const name of names.split(',')) task[name] = (...args: readonly unknown[]) => call(name, args)
  Object.freeze(task)
  const run = async (): Promise<unknown> => (search as Search)(task)
  run().then(
    (value) => {
      try {
        end ??= { kind: 'returned', value: plainData(value, { bytes: largestCall, what: 'what it returned' }) }
      } catch (error) {
        end ??= endOf(error)
      }
    },
    (error: unknown) => {
      end ??= endOf(error)
    },
  )
  return ''
}

/** Settles a call with a value, or with the text of an error, and runs the program up to where it waits again. */
export const settle = (id: number, value: unknown, error: string | undefined): void => {
  const call = waiting.get(id)
  if (call === undefined) return
  waiting.delete(id)
  if (error === undefined) call.resolve(value)
  else call.reject(new Error(error))
}

/** The calls since the last time, and how the program ended, if it did; what it does afterwards is nobody's concern. */
export const collect = (): { readonly calls: readonly Call[]; readonly end: End | undefined } => {
  const calls = outbox
  outbox = []
  if (end !== undefined) waiting = new Map()
  return { calls, end }
}
