/** The shape of the requests that a model takes: learnt from its refusals, then remembered. */

import type { Message } from './model.ts'
import type { RequestParameters } from './request-hash.ts'

/** The name that the token limit goes by. */
export type LimitName = 'max_completion_tokens' | 'max_tokens'

type Part = LimitName | 'temperature' | 'seed' | 'stream_options' | 'system'

/** What a server said when it refused a request. */
export type Refusal = { readonly status: number | undefined; readonly param: string | undefined; readonly text: string }

/** What is sent to one model. Starts complete and loses what the model refuses. */
export interface RequestShape {
  /** The request's body, without `model`. */
  body(messages: readonly Message[], parameters: RequestParameters): Readonly<Record<string, unknown>>
  /** Takes off (or renames) the part of a sent body that the refusal is about. Says what it did, an empty text where another call already did it, or undefined where the refusal is about something else. */
  adapt(sent: Readonly<Record<string, unknown>>, refusal: Refusal): string | undefined
}

const unsupported =
  /unsupported|not supported|does not support|doesn't support|unrecogni[sz]ed|unknown (?:parameter|field|argument)|unexpected (?:keyword|field|argument)|extra inputs|not permitted|not allowed|additional properties|only the default/i

const otherLimit: Readonly<Record<LimitName, LimitName>> = {
  max_tokens: 'max_completion_tokens',
  max_completion_tokens: 'max_tokens',
}

/** The system message as the head of the first user message, for chat templates that know no system role. */
const withoutSystem = (messages: readonly Message[]): readonly Message[] => {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content)
  const rest = messages.filter(({ role }) => role !== 'system')
  const first = rest.findIndex(({ role }) => role === 'user')
  const content = [...system, ...(first >= 0 ? [rest[first]?.content ?? ''] : [])].join('\n\n')
  return first >= 0 ? rest.with(first, { role: 'user', content }) : [{ role: 'user', content }, ...rest]
}

/** A shape that begins with every part, the token limit under that name. */
export const createRequestShape = (firstLimit: LimitName): RequestShape => {
  let limits: readonly LimitName[] = [firstLimit, otherLimit[firstLimit]]
  const dropped = new Set<Part>()

  const refusedPart = (sent: Readonly<Record<string, unknown>>, refusal: Refusal): Part | undefined => {
    if (refusal.status !== 400 && refusal.status !== 422) return undefined
    if (hasSystem(sent) && /system (?:role|message)/i.test(refusal.text) && unsupported.test(refusal.text))
      return 'system'
    const parts = (['max_completion_tokens', 'max_tokens', 'temperature', 'seed', 'stream_options'] as const).filter(
      (part) => part in sent,
    )
    const named = parts.find((part) => refusal.param === part || refusal.param?.startsWith(`${part}.`))
    if (!unsupported.test(refusal.text)) return undefined
    return named ?? parts.find((part) => new RegExp(`\\b${part}\\b`).test(refusal.text))
  }

  return {
    body: (messages, { maxTokens, temperature, seed }) => {
      const [limit] = limits
      return {
        messages: dropped.has('system') ? withoutSystem(messages) : [...messages],
        stream: true,
        ...(!dropped.has('stream_options') && { stream_options: { include_usage: true } }),
        ...(limit !== undefined && { [limit]: maxTokens }),
        ...(temperature !== undefined && !dropped.has('temperature') && { temperature }),
        ...(seed !== undefined && !dropped.has('seed') && { seed }),
      }
    },
    adapt: (sent, refusal) => {
      const part = refusedPart(sent, refusal)
      if (part === undefined) return undefined
      if (part === 'max_tokens' || part === 'max_completion_tokens') {
        if (!limits.includes(part)) return ''
        limits = limits.filter((name) => name !== part)
        const [next] = limits
        return next === undefined ? `takes no token limit: left out from now on` : `takes ${next} instead of ${part}`
      }
      if (dropped.has(part)) return ''
      dropped.add(part)
      return part === 'system'
        ? 'takes no system message: it goes at the head of the first user message from now on'
        : `does not take ${part}: left out from now on`
    },
  }
}

const hasSystem = ({ messages }: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(messages) && messages.some((message: unknown) => (message as Message).role === 'system')
