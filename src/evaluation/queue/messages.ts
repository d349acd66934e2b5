/** Jobs, blocks and results in the form in which they cross Redis; parsed where they arrive. */

import { deserialize, serialize } from 'node:v8'
import { z } from 'zod'
import type { LoadedBlock } from '../../problem/loaded-problem.ts'
import type { BlockOutcome } from '../score-block.ts'

/** One program on one block, both named by the hashes of their blobs. */
export type JobMessage = {
  readonly source: string
  readonly block: string
  readonly reverse?: true | undefined
  /** Absent where the driver has none. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined
}

const hash = z.string().regex(/^[\w-]{43}$/)
const jobShape = z.strictObject({
  source: hash,
  block: hash,
  reverse: z.literal(true).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
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

/** A block as bytes. */
export const writeBlock = ({ instances, seeds }: LoadedBlock): Buffer => serialize({ instances, seeds })

const blockShape = z.strictObject({ instances: z.array(z.unknown()), seeds: z.array(z.number()) })

/** A block from its bytes, named by their hash; undefined where they are none. */
export const readBlock = (hash: string, bytes: Uint8Array): LoadedBlock | undefined => {
  try {
    const { data } = blockShape.safeParse(deserialize(bytes))
    return data && { hash, from: 0, ...data }
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

const detail = z.string().max(10_000)
const failures = ['syntax', 'threw', 'invalid', 'timeout', 'memory', 'crash', 'oversized', 'infrastructure'] as const
const walls = z.string().max(500)
const resultShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('scored'),
    objectives: numbers,
    cpuMs: numbers,
    diagnostics: z.record(z.string(), z.array(z.number())).optional(),
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
  const { objectives, cpuMs, diagnostics, walls } = result
  if (objectives.length !== instances || cpuMs.length !== instances) return undefined
  return { kind: 'outcome', outcome: { kind: 'scored', objectives, cpuMs, diagnostics }, walls }
}
