/** One question to a model as a journaled step. */

import { z } from 'zod'
import type { Journal } from '../journal/journal.ts'
import { ModelError, type Completion, type Message, type Model, type ModelErrorKind } from '../models/model.ts'
import { Interrupted, RunFailed } from './errors.ts'
import { nothing, type Spending } from './ledger.ts'
import type { StepRecorder } from './step-recorder.ts'

const usage = z.object({
  promptTokens: z.number(),
  completionTokens: z.number(),
  reasoningTokens: z.number().optional(),
  cachedTokens: z.number().optional(),
})

const recordedReply = z.union([
  z.object({
    text: z.string(),
    reasoning: z.string(),
    finishReason: z.string(),
    usage: usage.optional(),
    costUsd: z.number().optional(),
    model: z.string(),
    firstChunkMs: z.number().optional(),
    totalMs: z.number().optional(),
  }),
  z.object({ failed: z.string(), message: z.string(), usage: usage.optional() }),
])

/** How a model failed, as the journal keeps it. */
export type JournaledFailure = {
  readonly failed: ModelErrorKind
  readonly message: string
  readonly usage: Completion['usage']
}

/** The completion or the failure in a journaled answer. */
export const readJournaledReply = (answer: unknown): Completion | JournaledFailure => {
  const reply = recordedReply.parse(answer)
  const usage = reply.usage as Completion['usage']
  if ('failed' in reply) return { failed: reply.failed as ModelErrorKind, message: reply.message, usage }
  const { costUsd, firstChunkMs, totalMs, ...rest } = reply
  return { ...rest, usage, costUsd, firstChunkMs, totalMs }
}

/** What a model answered, or why it did not, and what that took from the budget. */
export type Reply =
  | { readonly kind: 'answered'; readonly text: string; readonly spent: Spending }
  | { readonly kind: 'failed'; readonly failure: ModelErrorKind; readonly message: string; readonly spent: Spending }

/** Failures that belong to this one question; every other ends the run, which can then be resumed. */
const costsOneQuestion: ReadonlySet<ModelErrorKind> = new Set([
  'truncated',
  'malformed',
  'content-filter',
  'context-length',
  'length',
  'exhausted',
])

/** A bound on the tokens of a text, for reservations and for servers that do not count. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / 3)

export const promptTokens = (messages: readonly Message[]): number =>
  messages.reduce((sum, message) => sum + estimateTokens(message.content) + 8, 0)

export type Question = {
  readonly key: string
  readonly verb: number
  readonly messages: readonly Message[]
  readonly parameters: { readonly maxTokens: number; readonly temperature?: number }
  /** Which of several models answers; undefined where they take turns. */
  readonly model: string | undefined
}

export type Asking = {
  readonly ask: (question: Question) => Promise<Reply>
  /** Names of the models that answer. */
  readonly models: readonly string[]
}

export const createAsking = ({
  model,
  recorder,
  journal,
  signal,
}: {
  readonly model: Model
  readonly recorder: StepRecorder
  readonly journal: Journal
  readonly signal: AbortSignal
}): Asking => {
  const members = model.members ?? []
  /** The model that answers; undefined where there is one only. */
  const memberFor = ({ verb, model: wanted }: Question): string | undefined => wanted ?? members[verb % members.length]
  const complete = async (question: Question, member: string | undefined): Promise<z.infer<typeof recordedReply>> => {
    const { key, messages, parameters } = question
    try {
      const completion = await model.complete(messages, {
        key,
        ...parameters,
        ...(member !== undefined && { member }),
        signal,
        onAttempt: (attempt) => journal.addAttempt(key, attempt, Date.now()),
      })
      return { ...completion, usage: completion.usage, costUsd: completion.costUsd }
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      if (error.kind === 'aborted') throw new Interrupted()
      if (costsOneQuestion.has(error.kind)) return { failed: error.kind, message: error.message, usage: error.usage }
      throw new RunFailed(`${model.name}: ${error.message}`, { cause: error })
    }
  }
  const ask = async (question: Question): Promise<Reply> => {
    const { key, verb, messages, parameters } = question
    const member = members.length === 0 ? undefined : memberFor(question)
    const request = JSON.stringify({ messages, parameters, model: member })
    const { answer } = await recorder.take({ key, verb, kind: 'ask', request, announce: true }, async () => ({
      answer: await complete(question, member),
    }))
    const reply = recordedReply.parse(answer)
    const text = 'text' in reply ? reply.text : ''
    const tokens =
      reply.usage === undefined
        ? promptTokens(messages) + estimateTokens(text)
        : reply.usage.promptTokens + reply.usage.completionTokens
    const asked = { ...nothing, completions: 1, tokens }
    if ('failed' in reply) {
      const spent = reply.failed === 'exhausted' ? nothing : asked
      return { kind: 'failed', failure: reply.failed as ModelErrorKind, message: reply.message, spent }
    }
    return { kind: 'answered', text, spent: { ...asked, costUsd: reply.costUsd ?? 0 } }
  }
  return { ask, models: model.members ?? [model.name] }
}
