/** Recordings: completions of an earlier run, which answer by step key; one JSON object a line. */

import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { ModelInputError } from './model-input-error.ts'
import {
  ModelError,
  modelErrorKinds,
  type Completion,
  type Message,
  type Model,
  type ModelErrorKind,
  type Usage,
} from './model.ts'
import { requestHash, requestParameters, type RequestParameters } from './request-hash.ts'

/** What was asked. */
type RecordedRequest = {
  /** The step that asked, as `12/ask`. */
  readonly key: string
  readonly requestHash: string
  readonly messages: readonly Message[]
  readonly parameters: RequestParameters
}

/** One recorded answer. */
export type RecordedCompletion = RecordedRequest & {
  readonly text: string
  readonly reasoning: string
  readonly finishReason: string
  readonly usage: Usage | undefined
  readonly model: string
  readonly costUsd: number | undefined
}

/** A call that brought no answer, so that a run that met it is repeated with it. */
export type RecordedFailure = RecordedRequest & {
  readonly failed: ModelErrorKind
  readonly message: string
  readonly usage: Usage | undefined
}

const count = z.int().nonnegative()
const finite = z.number()

/** Unknown counts and costs are `null` on disk. */
const request = {
  key: z.string().min(1),
  requestHash: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'),
  messages: z.array(z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
  parameters: z.strictObject({ maxTokens: count, temperature: finite.exactOptional(), seed: z.int().exactOptional() }),
  usage: z
    .strictObject({
      promptTokens: count,
      completionTokens: count,
      reasoningTokens: count.exactOptional(),
      cachedTokens: count.exactOptional(),
    })
    .nullish()
    .transform((usage) => usage ?? undefined),
}

const failureSchema = z.strictObject({ ...request, failed: z.enum(modelErrorKinds), message: z.string() })

const completionSchema = z.strictObject({
  ...request,
  text: z.string(),
  reasoning: z.string().default(''),
  finishReason: z.string().default('stop'),
  model: z.string(),
  costUsd: finite
    .nonnegative()
    .nullish()
    .transform((cost) => cost ?? undefined),
})

type Recorded = RecordedCompletion | RecordedFailure

/** The entry for an answer that was just given. */
export const recordCompletion = (
  key: string,
  messages: readonly Message[],
  parameters: RequestParameters,
  completion: Completion,
): RecordedCompletion => ({
  key,
  requestHash: requestHash(messages, parameters),
  messages,
  parameters: requestParameters(parameters),
  text: completion.text,
  reasoning: completion.reasoning,
  finishReason: completion.finishReason,
  usage: completion.usage,
  model: completion.model,
  costUsd: completion.costUsd,
})

/** The entry for a call that was answered by none. */
export const recordFailure = (
  key: string,
  messages: readonly Message[],
  parameters: RequestParameters,
  failure: Pick<RecordedFailure, 'failed' | 'message' | 'usage'>,
): RecordedFailure => ({
  key,
  requestHash: requestHash(messages, parameters),
  messages,
  parameters: requestParameters(parameters),
  ...failure,
})

/** The recording's text: one JSON object a line, ending in a line break. */
export const writeRecording = (entries: readonly Recorded[]): string =>
  entries
    .map((entry) => ({
      ...entry,
      usage: entry.usage ?? null,
      ...('text' in entry && { costUsd: entry.costUsd ?? null }),
    }))
    .map((entry) => JSON.stringify(entry) + '\n')
    .join('')

/** Writes a recording to a file, replacing it. */
export const writeRecordingFile = (file: string, entries: readonly Recorded[]): Promise<void> =>
  writeFile(file, writeRecording(entries))

/** Parses a recording; throws `ModelInputError` naming file and line. Empty lines are skipped. */
export const readRecording = (text: string, file: string): readonly Recorded[] => {
  const lineOfKey = new Map<string, number>()
  const entries: Recorded[] = []
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue
    const number = index + 1
    const entry = readLine(line, `${file}:${number}`)
    const earlier = lineOfKey.get(entry.key)
    if (earlier !== undefined) {
      throw new ModelInputError(
        `${file}:${number}: the key ${entry.key} was answered in line ${earlier} already; remove one of the two`,
      )
    }
    lineOfKey.set(entry.key, number)
    entries.push(entry)
  }
  if (entries.length === 0) throw new ModelInputError(`${file}: the recording is empty; write one line an answer`)
  return entries
}

const readLine = (line: string, where: string): Recorded => {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    throw new ModelInputError(`${where}: not JSON; a recording has one JSON object a line (was the file cut off?)`)
  }
  const isFailure = typeof json === 'object' && json !== null && 'failed' in json
  const parsed = (isFailure ? failureSchema : completionSchema).safeParse(json)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  throw new ModelInputError(`${where}: ${field}${issue?.message ?? 'not a recorded completion'}`)
}

/** How many steps a recording may answer at once: it costs nothing. */
const recordingConcurrency = 8

/**
 * A model that answers by step key from a recording. A key that it does not hold rejects with `exhausted`. The first
 * request that differs from the recorded one is told through `onNotice`; the recorded answer is given all the same. A recorded failure
 * rejects as it did.
 */
export const createRecordingModel = (
  name: string,
  entries: readonly Recorded[],
  onNotice: (notice: string) => void,
): Model => {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  let toldOfDifference = false
  return {
    name,
    concurrency: recordingConcurrency,
    complete: async (messages, options) => {
      if (options.signal.aborted) {
        throw new ModelError('aborted', 'the call was stopped before it was answered', { cause: options.signal.reason })
      }
      options.onAttempt?.(1)
      const entry = byKey.get(options.key)
      if (entry === undefined) {
        throw new ModelError('exhausted', `recording exhausted: it holds no answer for ${options.key}`)
      }
      if (!toldOfDifference && requestHash(messages, options) !== entry.requestHash) {
        toldOfDifference = true
        onNotice(
          `${name}: the request of ${options.key} differs from the recorded one (another prompt, problem or setting); recorded answers are used all the same`,
        )
      }
      if ('failed' in entry) throw new ModelError(entry.failed, entry.message, { usage: entry.usage })
      const { text, reasoning, finishReason, usage, model, costUsd } = entry
      return { text, reasoning, finishReason, usage, model, costUsd, firstChunkMs: undefined, totalMs: undefined }
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

/** The model of a recording file; throws `ModelInputError` for one that is missing or wrong. */
export const openRecording = (file: string, name: string, onNotice: (notice: string) => void): Model => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(error)
    throw new ModelInputError(`${name}: the recording ${file} cannot be read: ${why}`, { cause: error })
  }
  return createRecordingModel(name, readRecording(text, basename(file)), onNotice)
}
