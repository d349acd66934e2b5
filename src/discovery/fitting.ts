/** A question whose prompt may be too long for its model: asked again with fewer parents until it fits. */

import type { Message } from '../models/model.ts'
import { promptTokens, type Asking, type Question, type Reply } from './asking.ts'
import { nothing, plus } from './ledger.ts'

/** A prompt that was too long: the model, and the prompt's tokens by our estimate. */
export type Overflow = { readonly model: string; readonly tokens: number }

export type FittedReply = {
  readonly reply: Reply
  /** The prompts that were too long. */
  readonly overflows: readonly Overflow[]
  /** Completions that were paid for. */
  readonly paid: number
}

type Prompt = readonly Message[]

/**
 * What is known of the models' contexts, from verbs that were delivered: so what is decided from it is the same on every replay.
 */
export class KnownContexts {
  readonly #tooLong = new Map<string, number>()

  note(overflows: readonly Overflow[]): void {
    for (const { model, tokens } of overflows) {
      this.#tooLong.set(model, Math.min(tokens, this.#tooLong.get(model) ?? Infinity))
    }
  }

  /** Whether a prompt may fit, as far as is known. */
  mayFit(model: string, prompt: Prompt): boolean {
    return promptTokens(prompt) < (this.#tooLong.get(model) ?? Infinity)
  }
}

/**
 * Asks; where the prompt is too long, asks the shorter ones in their order, under the keys `<key>-shorter-1`, …, of the same model. Those
 * that are known to be too long are passed over, save the last. A prompt that was refused unread is followed by the next for free; one that
 * the server cut was paid for, and takes one of `asks`. The reply's `spent` is the sum.
 */
export const askFitting = async (
  asking: Asking,
  question: Question,
  options: { readonly shorter: () => readonly Prompt[]; readonly asks: number; readonly contexts: KnownContexts },
): Promise<FittedReply> => {
  const { shorter, asks, contexts } = options
  const chosen = asking.modelFor(question)
  const model = chosen ?? ''
  let prompts: readonly Prompt[] = [question.messages]
  let level = 0
  if (!contexts.mayFit(model, question.messages)) {
    prompts = [...prompts, ...shorter()]
    const fitting = prompts.findIndex((prompt) => contexts.mayFit(model, prompt))
    level = fitting < 0 ? prompts.length - 1 : fitting
  }
  const overflows: Overflow[] = []
  let spent = nothing
  let paid = 0
  for (;;) {
    const messages = prompts[level] ?? question.messages
    const key = level === 0 ? question.key : `${question.key}-shorter-${level}`
    const reply = await asking.ask({ ...question, key, messages, model: chosen })
    const isTooLong = reply.kind === 'failed' && reply.failure === 'context-length'
    const wasPaid = !isTooLong || reply.spent.tokens > 0
    if (wasPaid) paid += 1
    if (isTooLong) {
      overflows.push({ model, tokens: promptTokens(messages) })
      if (prompts.length === 1) prompts = [...prompts, ...shorter()]
      if (level + 1 < prompts.length && paid < asks) {
        if (wasPaid) spent = plus(spent, reply.spent)
        level += 1
        continue
      }
    }
    return { reply: { ...reply, spent: plus(spent, reply.spent) }, overflows, paid: Math.max(paid, 1) }
  }
}
