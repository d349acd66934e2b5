/** An instance of the symmetric travelling salesman problem: cities in the plane, or a matrix of distances. */

import { z } from 'heuristica/problem'
import { type Cities, type Weight, weights } from 'heuristica/problem/search/tsplib-distances'
import { maxCities, maxCoordinate, minCities } from './limits.ts'

/** Cities by index; where an explicit instance has no coordinates, `x` and `y` are all 0. */
export type Instance = Cities & {
  /** What the file calls it. */
  readonly name?: string
  /** What a length has to be multiplied by to be one of the file's, where coordinates were scaled. */
  readonly scale?: number
}

const numbers = (low: number, longest: number): z.ZodType<Float64Array> =>
  z.preprocess(
    (value) => (value instanceof Float64Array ? [...value] : value),
    z
      .array(z.number().min(low).max(maxCoordinate))
      .min(minCities)
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
    x: numbers(-maxCoordinate, maxCities),
    y: numbers(-maxCoordinate, maxCities),
    matrix: numbers(0, maxCities ** 2).exactOptional(),
    name: z.string().exactOptional(),
    scale: z.number().positive().exactOptional(),
  })
  .refine(({ x, y }) => x.length === y.length, { path: ['y'], error: 'Expected one y for each x' })
  .refine(({ weight, matrix }) => (matrix !== undefined) === (weight === 'explicit'), {
    path: ['matrix'],
    error: 'Expected a matrix where the weight is explicit, and only there',
  })
  .refine(({ x, matrix }) => matrix === undefined || isMatrix(matrix, x.length), {
    path: ['matrix'],
    error: 'Expected n × n distances, row by row, symmetric and 0 on the diagonal',
  })

const span = (values: Float64Array): number => {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)]
  return high - low
}

/** The extent of the cities in both directions. */
export const spans = ({ x, y }: Instance): readonly [width: number, height: number] => [span(x), span(y)]

const kinds: Readonly<Record<Weight, string>> = {
  euclidean: 'Euclidean distances',
  EUC_2D: 'Euclidean distances rounded to integers (EUC_2D)',
  CEIL_2D: 'Euclidean distances rounded up (CEIL_2D)',
  GEO: 'distances on the globe in kilometres (GEO)',
  ATT: 'pseudo-Euclidean integer distances (ATT)',
  explicit: 'a matrix of distances',
}

/** One line: its name, how many cities, what distances, and how far apart. */
export const describe = (instance: Instance): string => {
  const { name, weight, x } = instance
  const [width, height] = spans(instance).map((length) => Number(length.toPrecision(3)))
  return [
    `${name === undefined ? '' : `${name}: `}${x.length} cities`,
    kinds[weight],
    ...(width === 0 && height === 0 ? [] : [`within ${width} × ${height}`]),
  ].join(', ')
}
