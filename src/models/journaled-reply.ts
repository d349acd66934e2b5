/** The form in which a run keeps what a model answered, or why it did not. */

import { z } from 'zod'
import { modelErrorKinds, type Completion, type ModelErrorKind, type Usage } from './model.ts'

const usage = z.object({
  promptTokens: z.number(),
  completionTokens: z.number(),
  reasoningTokens: z.number().exactOptional(),
  cachedTokens: z.number().exactOptional(),
})

/** A call that brought no answer. */
export type JournaledFailure = {
  readonly failed: ModelErrorKind
  readonly message: string
  readonly usage: Usage | undefined
  readonly costUsd: number | undefined
}

/** What JSON leaves out where it is undefined. */
const optional = <Value>(schema: z.ZodType<Value>): z.ZodType<Value | undefined> =>
  schema.nullish().transform((value) => value ?? undefined)

const count = z.number()
const completion = z.object({
  text: z.string(),
  reasoning: z.string(),
  finishReason: z.string(),
  usage: optional(usage),
  costUsd: optional(count),
  model: z.string(),
  firstChunkMs: optional(count),
  totalMs: optional(count),
})
const failure = z.object({
  failed: z.enum(modelErrorKinds),
  message: z.string(),
  usage: optional(usage),
  costUsd: optional(count),
})

/** Reads what a run kept of an answer. */
export const readJournaledReply = (answer: unknown): Completion | JournaledFailure =>
  typeof answer === 'object' && answer !== null && 'failed' in answer ? failure.parse(answer) : completion.parse(answer)
