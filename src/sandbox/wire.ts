/** The wire between the pool and its children. */

import { z } from 'zod'
import type { ConversationOrder, Settlement, Turn } from './conversation.ts'
import type { Block, Job, ModuleGraph } from './job.ts'
import type { Verdict } from './verdict.ts'

/** A job with driver and block named by hash; what the child does not hold it asks for. */
export type Order = {
  readonly driver: string
  readonly block: string
  readonly source: string
  readonly checks: Job['checks']
  readonly settings: Readonly<Record<string, unknown>>
  readonly vectors: Job['vectors']
  readonly reverse: boolean
  readonly cpuMs: number
  readonly memoryMb: number
  /** Wall-clock milliseconds after which calls into the isolate give up. */
  readonly wallMs: number
}

/** A conversation's order as a child is sent it. */
export type Beginning = Omit<ConversationOrder, 'limits'> & { readonly memoryMb: number; readonly wallMs: number }

export type ToChild =
  | { readonly kind: 'begin'; readonly order: Beginning }
  | { readonly kind: 'settle'; readonly settlement: Settlement; readonly wallMs: number }
  | { readonly kind: 'run'; readonly order: Order }
  | { readonly kind: 'keep'; readonly driver: ModuleGraph | undefined; readonly block: Block | undefined }

export type FromChild =
  | { readonly kind: 'ready' }
  | { readonly kind: 'need'; readonly driver: boolean; readonly block: boolean }
  /** The guest's code begins to run, at this CPU time of the child: what happens from here on is its doing. */
  | { readonly kind: 'started'; readonly cpuMs: number }
  /** Of the job, or of the next member of a generation. */
  | { readonly kind: 'ended'; readonly verdict: Verdict }
  /** The guest of a conversation waits, or has ended. */
  | { readonly kind: 'turned'; readonly turn: Turn; readonly cpuMs: number }

const detail = z.string().max(2000)
const location = z.strictObject({ line: z.number(), column: z.number() }).or(z.undefined())
const failures = [
  z.strictObject({ kind: z.enum(['syntax', 'threw', 'invalid']), detail, location }),
  z.strictObject({ kind: z.enum(['timeout', 'memory', 'crash', 'oversized', 'infrastructure']), detail }),
] as const
const verdict = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('returned'), solutions: z.array(z.unknown()), cpuMs: z.array(z.number()) }),
  ...failures,
])
const call = z.strictObject({ id: z.int(), name: z.string(), args: z.array(z.unknown()) })
const end = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('returned'), value: z.unknown() }),
  ...failures,
])
const turn: z.ZodType<Turn> = z.strictObject({ calls: z.array(call), end: end.or(z.undefined()) })
const fromChild = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('need'), driver: z.boolean(), block: z.boolean() }),
  z.strictObject({ kind: z.literal('started'), cpuMs: z.number() }),
  z.strictObject({ kind: z.literal('ended'), verdict }),
  z.strictObject({ kind: z.literal('turned'), turn, cpuMs: z.number() }),
])

/** Parses a message of a child, which may have been taken over by its guest: undefined when it is none of ours. */
export const parseFromChild = (message: unknown): FromChild | undefined => {
  const parsed = fromChild.safeParse(message)
  return parsed.success ? parsed.data : undefined
}
