/** Reads JSON with the fields of an instance, `x`, `y`, `demand`, `capacity`, place 0 being the depot; `capacity` may stand once for all. */

import { type InstanceReader, readJson } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'

/** Throws InputError with file, line, instance and field. */
export const readJsonFile: InstanceReader<Instance> = readJson(instanceSchema, { shared: ['capacity'] })
