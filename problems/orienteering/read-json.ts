/** Reads `[{ "x": [...], "y": [...], "prize": [...], "limit": 3 }, …]`, also inside `{ "instances": … }`; the depot comes first. */

import { type InstanceReader, readJson } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'

/** A `limit` beside the instances is that of all which have none. Throws InputError with file, line, instance and field. */
export const readJsonFile: InstanceReader<Instance> = readJson(instanceSchema, { shared: ['limit'] })
