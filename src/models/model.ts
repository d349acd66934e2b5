/** A model: where completions come from. */

export type Message = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }

/** Tokens as the server counted them. */
export type Usage = {
  readonly promptTokens: number
  readonly completionTokens: number
  readonly reasoningTokens?: number
  readonly cachedTokens?: number
}

/** One finished answer. */
export type Completion = {
  /** The answer without reasoning. */
  readonly text: string
  /** Reasoning that the server or the model kept apart; empty where there was none. */
  readonly reasoning: string
  readonly finishReason: string
  /** Undefined where the server did not count. */
  readonly usage: Usage | undefined
  /** US dollars; undefined where the price is unknown, never zero for unknown. */
  readonly costUsd: number | undefined
  /** The name that the server said it used. */
  readonly model: string
  /** Milliseconds; undefined for recordings. */
  readonly firstChunkMs: number | undefined
  readonly totalMs: number | undefined
}

export type CompletionOptions = {
  /** The step that asks, as `12/ask`: recordings answer by it, the inbox names its files after it. */
  readonly key: string
  readonly maxTokens: number
  readonly temperature?: number
  readonly seed?: number
  readonly signal: AbortSignal
  /** Told before each attempt leaves, so that a crash cannot hide what was spent. */
  readonly onAttempt?: (attempt: number) => void
}

export interface Model extends AsyncDisposable {
  /** As the user named it: `openai:gpt-5-mini`. */
  readonly name: string
  /** How many completions may be in flight at once. */
  readonly concurrency: number
  /** Resolves only when the model said that it finished; every other ending rejects with `ModelError`. */
  complete(messages: readonly Message[], options: CompletionOptions): Promise<Completion>
}

export type ModelErrorKind =
  | 'auth'
  | 'quota'
  | 'rate-limit'
  | 'overloaded'
  | 'context-length'
  | 'bad-request'
  | 'not-found'
  | 'content-filter'
  | 'truncated'
  | 'timeout'
  | 'network'
  | 'aborted'
  | 'malformed'
  | 'exhausted'

/** Every failure of a model. `usage` holds what was spent on it where the server said so. */
export class ModelError extends Error {
  override name = 'ModelError' as const
  readonly kind: ModelErrorKind
  readonly usage: Usage | undefined

  constructor(
    kind: ModelErrorKind,
    message: string,
    options: { readonly cause?: unknown; readonly usage?: Usage } = {},
  ) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.usage = options.usage
  }
}
