/** Reads PDDL files, and JSON with PDDL in it. */

import { type InstanceReader, readJson } from 'heuristica/problem'
import { domains } from './domains/index.ts'
import { ground } from './ground.ts'
import { instanceSchema } from './instance.ts'
import { parsePddl } from './pddl/parse.ts'
import type { Task } from './task.ts'

/** The problems of a file; a domain stands in front of them, or is one that ships. Throws InputError with file, line and what was expected. */
export const readPddlFile: InstanceReader<Task> = (text, file) => {
  const all = parsePddl(text, file, domains)
  return { instances: all.map(ground), notices: [] }
}

/** `[{ "domain": "(define …)", "problem": "(define …)" }, …]`; a domain beside the list is that of all. */
export const readJsonFile: InstanceReader<Task> = readJson(instanceSchema, { mostInstances: 1000, shared: ['domain'] })
