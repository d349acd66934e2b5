/** Reads `[[[x, y], …], …]`, also inside `{ "instances": … }`: a list of coordinates for each instance. */

import { type InstanceReader, readJson, z } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'
import { maxCities, maxCoordinate, minCities } from './limits.ts'

const coordinate = z.number().min(-maxCoordinate).max(maxCoordinate)

const points: z.ZodType<Instance> = z
  .array(z.tuple([coordinate, coordinate]))
  .min(minCities)
  .max(maxCities)
  .transform((cities) => ({
    weight: 'euclidean',
    x: Float64Array.from(cities, ([x]) => x),
    y: Float64Array.from(cities, ([, y]) => y),
  }))

/** One of two schemas, so that a message is about the one that was meant. */
const pointsOrFields: z.ZodType<Instance> = z.unknown().transform((value, context) => {
  const parsed = (Array.isArray(value) ? points : instanceSchema).safeParse(value)
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message })
  return z.NEVER
})

/** Lists of coordinates, or objects with the fields of an instance. Throws InputError with file, line, instance and field. */
export const readJsonFile: InstanceReader<Instance> = readJson(pointsOrFields)
