/** Builds a completion from the chunks of a stream, or from a whole reply where the server ignored that a stream was asked for. */

import { z } from 'zod'
import { ModelError, type Usage } from './model.ts'
import { splitReasoning } from './reasoning.ts'

const count = z.int().nonnegative()
const optionalCount = count.nullish().catch(undefined)

/** A count that cannot be read is an unknown count, not a failed answer. */
const usageSchema = z
  .object({
    prompt_tokens: count,
    completion_tokens: count,
    prompt_tokens_details: z.object({ cached_tokens: optionalCount }).nullish().catch(undefined),
    prompt_cache_hit_tokens: optionalCount,
    completion_tokens_details: z.object({ reasoning_tokens: optionalCount }).nullish().catch(undefined),
    cost: z.number().nonnegative().nullish().catch(undefined),
  })
  .nullish()
  .catch(undefined)

const textSchema = z.object({
  content: z.string().nullish(),
  reasoning: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  refusal: z.string().nullish(),
})

const chunkSchema = z.object({
  model: z.string().nullish(),
  choices: z
    .array(
      z.object({
        index: z.number().nullish(),
        delta: textSchema.nullish(),
        message: textSchema.nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: usageSchema,
})

/** What a server sent, read but not yet judged. */
export type Reply = {
  readonly text: string
  readonly reasoning: string
  readonly finishReason: string
  readonly usage: Usage | undefined
  /** What the server itself says it cost. */
  readonly reportedCostUsd: number | undefined
  readonly model: string | undefined
}

/** Collects what arrives. */
export interface ReplyBuilder {
  /** Throws `malformed` for what is not a chat completion or a piece of one. */
  add(chunk: unknown): void
  /** Whether the server has said why it ended; only a count of tokens may follow. */
  readonly complete: boolean
  /** Throws `truncated`, `length`, `content-filter`, `overloaded` or `malformed` for what is not an answer. */
  finish(): Reply
}

/** An empty builder; `host` is named in the messages. */
export const createReplyBuilder = (host: string): ReplyBuilder => {
  const texts: string[] = []
  const thoughts: string[] = []
  let refusal = ''
  let chunks = 0
  let finishReason: string | undefined
  let usage: Usage | undefined
  let reportedCostUsd: number | undefined
  let model: string | undefined

  const readUsage = (raw: z.infer<typeof usageSchema>): void => {
    if (raw === undefined || raw === null) return
    const cachedTokens = raw.prompt_tokens_details?.cached_tokens ?? raw.prompt_cache_hit_tokens ?? undefined
    const reasoningTokens = raw.completion_tokens_details?.reasoning_tokens ?? undefined
    usage = {
      promptTokens: raw.prompt_tokens,
      completionTokens: raw.completion_tokens,
      ...(reasoningTokens !== undefined && { reasoningTokens }),
      ...(cachedTokens !== undefined && { cachedTokens }),
    }
    reportedCostUsd = raw.cost ?? reportedCostUsd
  }

  return {
    add: (chunk) => {
      chunks += 1
      const parsed = chunkSchema.safeParse(chunk)
      if (!parsed.success) {
        const issue = parsed.error.issues[0]
        const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
        throw new ModelError(
          'malformed',
          `chunk ${chunks} of the answer of ${host} is not a chat completion${where}: ${issue?.message ?? 'unreadable'}`,
          { usage },
        )
      }
      model = parsed.data.model || model
      readUsage(parsed.data.usage)
      const choice = parsed.data.choices?.find(({ index }) => (index ?? 0) === 0)
      if (choice === undefined) return
      const piece = choice.delta ?? choice.message
      texts.push(piece?.content ?? '')
      // Some servers send the same reasoning under both names.
      thoughts.push(piece?.reasoning_content || piece?.reasoning || '')
      refusal += piece?.refusal ?? ''
      finishReason = choice.finish_reason || finishReason
    },
    get complete() {
      return finishReason !== undefined
    },
    finish: () => {
      if (finishReason === undefined) {
        const message =
          chunks === 0
            ? `${host} sent no answer: the stream was empty`
            : `the answer of ${host} broke off: it ended without a finish_reason`
        throw new ModelError('truncated', message, { usage })
      }
      const { text, reasoning } = splitReasoning(texts.join(''))
      const allReasoning = [thoughts.join('').trim(), reasoning].filter((part) => part !== '').join('\n\n')
      if (finishReason === 'content_filter' || (text.trim() === '' && refusal !== '')) {
        const said = refusal === '' ? '' : `: ${refusal.slice(0, 200)}`
        throw new ModelError('content-filter', `${host} refused to answer${said}`, { usage })
      }
      if (finishReason === 'error' || finishReason === 'insufficient_system_resource') {
        throw new ModelError('overloaded', `${host} gave up in the middle of the answer (${finishReason})`, { usage })
      }
      if (text.trim() === '') {
        if (finishReason === 'length') {
          const spent = allReasoning === '' ? '' : ' on reasoning'
          throw new ModelError(
            'length',
            `the token limit was used up${spent} before an answer began; allow more tokens a completion, or less reasoning`,
            { usage },
          )
        }
        throw new ModelError('malformed', `the answer of ${host} is empty (finish_reason ${finishReason})`, { usage })
      }
      return { text, reasoning: allReasoning, finishReason, usage, reportedCostUsd, model }
    },
  }
}
