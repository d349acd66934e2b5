/** Jobs, blocks and results in the form in which they cross Redis; parsed where they arrive. */

import { deserialize, serialize } from 'node:v8'
import { z } from 'zod'
import type { BlockOutcome } from '../score-block.ts'
import type { BlockTask } from '../workplace.ts'

/** One program on one block, both named by the hashes of their blobs. */
export type JobMessage = {
  readonly source: string
  readonly block: string
  readonly reverse?: true | undefined
}

const hash = z.string().regex(/^[\w-]{43}$/)
const jobShape = z.strictObject({
  source: hash,
  block: hash,
  reverse: z.literal(true).optional(),
})

const parsed = <Value>(shape: z.ZodType<Value>, json: string): Value | undefined => {
  try {
    return shape.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}

/** Parses a job; undefined where it is none. */
export const parseJob = (json: string): JobMessage | undefined => parsed(jobShape, json)

/** A block with the driver's settings on it: what many jobs have in common. */
export type BlockContent = Pick<BlockTask, 'block' | 'settings'>

/** As bytes that keep what JSON does not: typed arrays, -0, NaN, Infinity. */
export const writeBlock = ({ block: { instances, seeds }, settings }: BlockContent): Buffer =>
  serialize({ instances, seeds, settings })

const blockShape = z.strictObject({
  instances: z.array(z.unknown()),
  seeds: z.array(z.number()),
  settings: z.record(z.string(), z.unknown()),
})

/** A block from its bytes, named by their hash; undefined where they are none. */
export const readBlock = (hash: string, bytes: Uint8Array): BlockContent | undefined => {
  try {
    const { data } = blockShape.safeParse(deserialize(bytes))
    if (data === undefined) return undefined
    const { settings, ...block } = data
    return { block: { hash, from: 0, ...block }, settings }
  } catch {
    return undefined
  }
}

/** How a job ended: with an outcome, or why there is none. */
export type ResultMessage =
  | { readonly kind: 'outcome'; readonly outcome: BlockOutcome; readonly walls: string }
  /** The worker's sandbox failed, not the candidate; another worker may do better. */
  | { readonly kind: 'sandbox failed'; readonly detail: string }
  /** The problem's own code threw. */
  | { readonly kind: 'problem failed'; readonly detail: string }

const writeNumbers = (numbers: Float64Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')

const numbers = z.base64().transform((text, context) => {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'))
  if (bytes.length % 8 === 0) return new Float64Array(bytes.buffer)
  context.addIssue('not a list of numbers')
  return z.NEVER
})

const detail = z.string()
const failures = ['syntax', 'threw', 'invalid', 'timeout', 'memory', 'crash', 'oversized', 'infrastructure'] as const
const walls = z.string().max(500)
const resultShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('scored'),
    objectives: numbers,
    cpuMs: numbers,
    diagnostics: z.record(z.string(), z.array(z.number())).optional(),
    behaviour: z.string().max(100),
    walls,
  }),
  z.strictObject({
    kind: z.literal('failed'),
    verdict: z.strictObject({ kind: z.enum(failures), detail }),
    position: z.int().min(0).optional(),
    walls,
  }),
  z.strictObject({ kind: z.literal('sandbox failed'), detail }),
  z.strictObject({ kind: z.literal('problem failed'), detail }),
])

/** The result as JSON; numbers keep every bit. */
export const writeResult = (result: ResultMessage): string => {
  if (result.kind !== 'outcome') return JSON.stringify(result)
  const { outcome, walls } = result
  return outcome.kind === 'failed'
    ? JSON.stringify({ ...outcome, walls })
    : JSON.stringify({
        ...outcome,
        objectives: writeNumbers(outcome.objectives),
        cpuMs: writeNumbers(outcome.cpuMs),
        walls,
      })
}

/** Parses a result for a block of so many instances; undefined where it is none. */
export const parseResult = (json: string, instances: number): ResultMessage | undefined => {
  const result = parsed(resultShape, json)
  if (result === undefined || result.kind === 'sandbox failed' || result.kind === 'problem failed') return result
  if (result.kind === 'failed') {
    const { verdict, position, walls } = result
    return { kind: 'outcome', outcome: { kind: 'failed', verdict, position }, walls }
  }
  const { objectives, cpuMs, diagnostics, behaviour, walls } = result
  if (objectives.length !== instances || cpuMs.length !== instances) return undefined
  return { kind: 'outcome', outcome: { kind: 'scored', objectives, cpuMs, diagnostics, behaviour }, walls }
}
