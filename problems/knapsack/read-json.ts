/** Reads `[{ "prize": [...], "weight": [[...], …], "capacity": [...] }, …]`, also inside `{ "instances": … }`. */

import { type InstanceReader, readJson } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'

/** Throws InputError with file, line, instance and field. */
export const readJsonFile: InstanceReader<Instance> = readJson(instanceSchema)
