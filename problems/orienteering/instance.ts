/** An instance of the orienteering problem: nodes in the plane with prizes, a depot, and a limit on the length of the tour. */

import { z } from 'heuristica/problem'
import { maxNodes, maxValue, minNodes } from './limits.ts'

/** Nodes by index, the depot first; distances are Euclidean and not rounded. */
export type Instance = {
  readonly x: Float64Array
  readonly y: Float64Array
  /** What a visit is worth; the depot's is always collected. */
  readonly prize: Float64Array
  /** Largest length of the tour, the way back to the depot included. */
  readonly limit: number
}

const numbers = (low: number): z.ZodType<Float64Array> =>
  z.preprocess(
    (value) => (value instanceof Float64Array ? [...value] : value),
    z
      .array(z.number().min(low).max(maxValue))
      .min(minNodes)
      .max(maxNodes)
      .transform((values) => Float64Array.from(values)),
  )

/** Parses plain or typed arrays of equal length; fields that an instance does not have are dropped. */
export const instanceSchema: z.ZodType<Instance> = z
  .object({
    x: numbers(-maxValue),
    y: numbers(-maxValue),
    prize: numbers(0),
    limit: z.number().positive().max(maxValue),
  })
  .refine(({ x, y }) => x.length === y.length, { path: ['y'], error: 'Expected one y for each x' })
  .refine(({ x, prize }) => x.length === prize.length, { path: ['prize'], error: 'Expected one prize for each x' })
  .refine(({ prize }) => prize.some((value) => value > 0), { path: ['prize'], error: 'Expected a prize above 0' })

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

/** One line: how many nodes, what there is to collect, and how far one may go. */
export const describe = ({ x, prize, limit }: Instance): string =>
  `${x.length} nodes, prizes of ${Number(sum(prize).toPrecision(4))} in all, a tour of at most ${Number(limit.toPrecision(4))}`
