/** Reads `{ "capacity": C, "instances": [[size, …], …] }`, and lists of `{ "capacity": C, "sizes": [size, …] }`. */

import { type InstanceReader, readJson } from 'heuristica/problem'
import { type Instance, instanceSchema } from './instance.ts'

/** Throws InputError with file, line, instance and field. Other fields are dropped. */
export const readJsonFile: InstanceReader<Instance> = readJson(instanceSchema, { list: 'sizes', shared: ['capacity'] })
