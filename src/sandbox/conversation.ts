/** What a guest that converses with its host is, and what goes to and fro. */

import type { Failure } from './verdict.ts'

/** A program that exports `search(task)`, and what its task holds. */
export type ConversationOrder = {
  /** The guest's ES module source. */
  readonly source: string
  /** Functions of the task that call the host; each gives a promise. */
  readonly calls: readonly string[]
  /** Plain data, the other members of the task. */
  readonly given: Readonly<Record<string, unknown>>
  /** Of the guest's `Math.random`. */
  readonly seed: number
  readonly limits: {
    /** CPU time from first to last turn, in milliseconds; waiting costs none. */
    readonly cpuMs: number
    readonly memoryMb: number
  }
}

/** A call of the guest that awaits its settlement. `args` are plain data, not yet believed. */
export type Call = { readonly id: number; readonly name: string; readonly args: readonly unknown[] }

/** What a call comes to: a value, or the message of an error that is thrown where the guest awaits it. */
export type Settlement = { readonly id: number; readonly value?: unknown; readonly error?: string | undefined }

/** How a conversation ended; the value is plain data, size-capped, not yet believed. */
export type ConversationEnd = { readonly kind: 'returned'; readonly value: unknown } | Failure

/** What a guest did from one settlement to where it waits again: its calls in order, and how it ended, if it did. */
export type Turn = { readonly calls: readonly Call[]; readonly end: ConversationEnd | undefined }
