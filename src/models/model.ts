/** A model: where completions come from. */

export type Message = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }

/** Tokens as the server counted them. */
export type Usage = {
  readonly promptTokens: number
  readonly completionTokens: number
  readonly reasoningTokens?: number
  readonly cachedTokens?: number
}

/** US dollars for a million tokens. */
export type Price = {
  readonly input: number
  /** Of input tokens that the server had cached; like `input` where left out. */
  readonly cachedInput?: number | undefined
  readonly output: number
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
  /** Which of an ensemble's members answers. */
  readonly member?: string
  readonly signal: AbortSignal
  /** Told before each attempt leaves, counted from 1, so that a crash cannot hide what was spent. What it throws stops the call and is what `complete` rejects with. */
  readonly onAttempt?: (attempt: number) => void
  /** Told of each attempt that failed, the last one included; its `usage` was spent although no answer came of it. */
  readonly onFailedAttempt?: (attempt: number, error: ModelError) => void
}

export interface Model extends AsyncDisposable {
  /** As the user named it: `openai:gpt-5-mini`. */
  readonly name: string
  /** Names of the models that it is made of, where there are several. */
  readonly members?: readonly string[]
  /** How many completions may be in flight at once. */
  readonly concurrency: number
  /** True where a call may be given up on interruption and asked again later without cost, as with a person. */
  readonly abandonable?: boolean
  /** What to reserve by before a call; undefined where the price is unknown. */
  readonly price?: Price | undefined
  /** Resolves with a text that is not empty once the server said why it ended; `finishReason` is `length` where the token limit cut it. Every other ending rejects with `ModelError`. */
  complete(messages: readonly Message[], options: CompletionOptions): Promise<Completion>
  /** Looks whether the model can be used at all, without spending; rejects with a one-line `ModelError`. */
  readonly check?: (signal: AbortSignal) => Promise<void>
}

/** How a call failed. `length`: the token limit was used up before an answer began; `truncated`: the server ended it without saying why. */
export type ModelErrorKind =
  | 'auth'
  | 'quota'
  | 'rate-limit'
  | 'overloaded'
  | 'context-length'
  | 'bad-request'
  | 'not-found'
  | 'content-filter'
  | 'length'
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
  /** How long the server asked to wait before the next attempt, in milliseconds. */
  readonly retryAfterMs: number | undefined

  constructor(
    kind: ModelErrorKind,
    message: string,
    options: {
      readonly cause?: unknown
      readonly usage?: Usage | undefined
      readonly retryAfterMs?: number | undefined
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.kind = kind
    this.usage = options.usage
    this.retryAfterMs = options.retryAfterMs
  }
}
