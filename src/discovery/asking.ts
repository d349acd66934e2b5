/** One question to a model as a journaled step. */

import type { Journal } from '../journal/journal.ts'
import { readJournaledReply, type JournaledFailure } from '../models/journaled-reply.ts'
import {
  ModelError,
  type Completion,
  type Message,
  type Model,
  type ModelErrorKind,
  type Usage,
} from '../models/model.ts'
import { costUsd } from '../models/price.ts'
import type { Role } from '../models/roles.ts'
import { Interrupted, RunFailed } from './errors.ts'
import { nothing, type Spending } from './ledger.ts'
import type { StepRecorder } from './step-recorder.ts'

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
  readonly role: Role
  readonly messages: readonly Message[]
  readonly parameters: { readonly maxTokens: number; readonly temperature?: number }
  /** The model to ask, by name; by default the one that the role's weights choose. */
  readonly model?: string | undefined
}

export type Asking = {
  /** Rejects with `RunFailed` where the model cannot be used at all, with `Interrupted` where nothing new may begin. */
  ask(question: Question): Promise<Reply>
  /** Names of the models that write programs. */
  readonly models: readonly string[]
  /** The name of the model that a question goes to; undefined where there is only one. */
  modelFor(question: Pick<Question, 'key' | 'role' | 'model'>): string | undefined
}

/** Failures that come before anything is generated, so that they cost nothing where the server says nothing else. */
const costsNothing: ReadonlySet<ModelErrorKind> = new Set([
  'rate-limit',
  'auth',
  'quota',
  'bad-request',
  'not-found',
  'context-length',
])

/** A failure's tokens and price, where the server counted them. */
const failureOf = (error: ModelError, model: Model): JournaledFailure => ({
  failed: error.kind,
  message: error.message,
  usage: error.usage,
  costUsd: costUsd(model.price, error.usage),
})

const tokensOf = (usage: Usage | undefined): number | undefined =>
  usage === undefined ? undefined : usage.promptTokens + usage.completionTokens

/** What a reply takes from the budget. A prompt that was refused before it was read took a completion and no tokens. */
const spentOn = (reply: Completion | JournaledFailure, messages: readonly Message[]): Spending => {
  if ('failed' in reply && reply.failed === 'exhausted') return nothing
  const refused = 'failed' in reply && reply.failed === 'context-length' && reply.usage === undefined
  const text = 'text' in reply ? reply.text : ''
  const tokens = tokensOf(reply.usage) ?? (refused ? 0 : promptTokens(messages) + estimateTokens(text))
  return { ...nothing, completions: 1, tokens, costUsd: reply.costUsd ?? 0 }
}

export const createAsking = ({
  model,
  recorder,
  journal,
  signal,
  abandoned,
}: {
  readonly model: Model
  readonly recorder: StepRecorder
  readonly journal: Journal
  readonly signal: AbortSignal
  /** Aborts when the run is to end; calls that can be given up without cost are. */
  readonly abandoned: AbortSignal
}): Asking => {
  const modelFor: Asking['modelFor'] = (question) => question.model ?? model.choose?.(question.role, question.key)

  const complete = async (
    { key, messages, parameters }: Question,
    name: string | undefined,
  ): Promise<Completion | JournaledFailure> => {
    const asked = name === undefined ? model : (model.memberNamed?.(name) ?? model)
    let open: number | undefined
    const ended = (how: string, usage: Usage | undefined, cost: number | undefined): void => {
      if (open !== undefined) journal.endAttempt(open, how, { tokens: tokensOf(usage), costUsd: cost })
      open = undefined
    }
    try {
      const completion = await asked.complete(messages, {
        key,
        ...parameters,
        signal: asked.abandonable === true ? AbortSignal.any([signal, abandoned]) : signal,
        onAttempt: (attempt) => {
          // One that neither failed nor was answered was sent in a form that the server does not take.
          ended('reshaped', undefined, 0)
          open = journal.addAttempt(key, attempt, Date.now())
        },
        onFailedAttempt: (_, error) => {
          const free = error.usage === undefined && costsNothing.has(error.kind)
          ended(error.kind, error.usage, free ? 0 : failureOf(error, asked).costUsd)
        },
      })
      ended('answered', completion.usage, completion.costUsd)
      return completion
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      if (error.kind === 'aborted') {
        ended('aborted', undefined, asked.abandonable === true ? 0 : undefined)
        throw new Interrupted()
      }
      if (costsOneQuestion.has(error.kind)) return failureOf(error, asked)
      throw new RunFailed(`${asked.name}: ${error.message}`, { cause: error })
    }
  }

  return {
    models: model.members ?? [model.name],
    modelFor,
    ask: async (question) => {
      const { key, verb, messages, parameters } = question
      const name = modelFor(question)
      const request = JSON.stringify({ messages, parameters, ...(name !== undefined && { model: name }) })
      const { answer } = await recorder.take({ key, verb, kind: 'ask', request, announce: true }, async () => ({
        answer: await complete(question, name),
      }))
      const reply = readJournaledReply(answer)
      const spent = spentOn(reply, messages)
      return 'failed' in reply
        ? { kind: 'failed', failure: reply.failed, message: reply.message, spent }
        : { kind: 'answered', text: reply.text, spent }
    },
  }
}
