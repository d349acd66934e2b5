/** An instance of the capacitated vehicle routing problem: a depot, customers with demands, and what a vehicle holds. */

import { z } from 'heuristica/problem'
import { type Cities, weights } from 'heuristica/problem/search/tsplib-distances'
import { maxPlaces, maxValue, minPlaces } from './limits.ts'

/** Places by index: 0 is the depot, the others are customers. */
export type Instance = Cities & {
  /** By place; 0 for the depot. */
  readonly demand: Float64Array
  readonly capacity: number
  /** What the file calls it. */
  readonly name?: string
}

const numbers = (low: number, longest: number): z.ZodType<Float64Array> =>
  z.preprocess(
    (value) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value),
    z
      .array(z.number().min(low).max(maxValue))
      .min(minPlaces)
      .max(longest)
      .transform((values) => Float64Array.from(values)),
  )

const isMatrix = (matrix: Float64Array, n: number): boolean =>
  matrix.length === n * n &&
  matrix.every((distance, at) =>
    at % (n + 1) === 0 ? distance === 0 : distance === matrix[(at % n) * n + Math.floor(at / n)],
  )

/** Parses plain or typed arrays of equal length; fields that an instance does not have are dropped. */
export const instanceSchema: z.ZodType<Instance> = z
  .object({
    weight: z.enum(weights).default('euclidean'),
    x: numbers(-maxValue, maxPlaces),
    y: numbers(-maxValue, maxPlaces),
    matrix: numbers(0, maxPlaces ** 2).exactOptional(),
    demand: numbers(0, maxPlaces),
    capacity: z.number().positive().max(maxValue),
    name: z.string().exactOptional(),
  })
  .refine(({ x, y }) => x.length === y.length, { path: ['y'], error: 'Expected one y for each x' })
  .refine(({ x, demand }) => x.length === demand.length, {
    path: ['demand'],
    error: 'Expected one demand for each x, the first for the depot',
  })
  .refine(({ demand }) => demand[0] === 0, { path: ['demand', 0], error: 'Expected 0, the demand of the depot' })
  .superRefine(({ demand, capacity }, context) => {
    const heavy = demand.findIndex((one) => one > capacity)
    if (heavy < 0) return
    const message = `Expected a demand of at most the capacity, ${capacity}, got ${demand[heavy]}`
    context.addIssue({ code: 'custom', path: ['demand', heavy], message })
  })
  .refine(({ weight, matrix }) => (matrix !== undefined) === (weight === 'explicit'), {
    path: ['matrix'],
    error: 'Expected a matrix where the weight is explicit, and only there',
  })
  .refine(({ x, matrix }) => matrix === undefined || isMatrix(matrix, x.length), {
    path: ['matrix'],
    error: 'Expected n × n distances, row by row, symmetric and 0 on the diagonal',
  })

/** How many customers there are. */
export const customersIn = ({ x }: Instance): number => x.length - 1

/** Vehicles that no solution can do without. */
export const fewestVehicles = ({ demand, capacity }: Instance): number =>
  Math.ceil(demand.reduce((sum, one) => sum + one, 0) / capacity - 1e-9)

/** One line: its name, how many customers, how much they want, and what a vehicle holds. */
export const describe = (instance: Instance): string => {
  const { name, demand, capacity, weight } = instance
  const total = Number(demand.reduce((sum, one) => sum + one, 0).toPrecision(6))
  return [
    `${name === undefined ? '' : `${name}: `}${customersIn(instance)} customers`,
    `total demand ${total}`,
    `capacity ${capacity}, so at least ${fewestVehicles(instance)} vehicles`,
    weight === 'euclidean' ? 'Euclidean distances' : `distances ${weight}`,
  ].join(', ')
}
