/** Reads `[{ "p": [...], "w": [...], "d": [...] }, …]`, also inside `{ "instances": … }`. */

import { type InstanceReader, readJson } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'

/** Throws InputError with file, line, instance and field. Fields other than `p`, `w` and `d` are dropped. */
export const readJsonFile: InstanceReader<Instance> = readJson(instanceSchema)
