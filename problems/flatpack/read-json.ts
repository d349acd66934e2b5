/** Reads `[{ "rows": 9, "columns": 9, "blocks": [[[1,1,0],[1,1,1],[0,1,0]], …] }, …]`, and the files of the study. */

import { type InstanceReader, readJson } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'

/** Throws InputError with file, line, instance and field. */
export const readJsonFile: InstanceReader<Instance> = readJson(instanceSchema, { mostInstances: 10_000 })
