/** Checks what a problem's module exports, once, where it is loaded. */

import { z } from 'zod'
import { checkContract } from './check-contract.ts'
import { InputError } from './input-error.ts'
import type { ProblemDefinition } from './problem.ts'

const text = z.string().min(1)
const call = z.custom<() => unknown>((value) => typeof value === 'function', 'expected a function')
const object = z.custom<object>((value) => typeof value === 'object' && value !== null, 'expected an object')

const shape = z.object({
  name: text,
  family: text,
  default: z.boolean().optional(),
  title: text,
  brief: text,
  knowledge: text.optional(),
  anonymous: z.object({ brief: text, names: z.record(text, text) }).optional(),
  team: z.literal(true).optional(),
  heuristic: z.array(z.object({ name: text, parameters: z.array(object), returns: object })).min(1),
  seed: text,
  instance: object,
  solution: call,
  size: call,
  group: call.optional(),
  describe: call,
  sets: z.record(
    text,
    z.object({
      title: text,
      instances: call,
      racing: z.int().min(1).optional(),
      settings: z.record(text, z.unknown()).optional(),
      published: text.optional(),
      files: z.array(text).optional(),
    }),
  ),
  driver: text,
  settings: object.optional(),
  diagnostics: z.literal(true).optional(),
  stochastic: z.literal(true).optional(),
  objective: call,
  metric: z.object({ name: text, title: text, over: call }),
  references: z.record(text, text).refine((methods) => Object.keys(methods).length > 0, 'expected at least one method'),
  allowance: call,
  baselines: z
    .array(
      z.object({
        name: text,
        file: text,
        source: text,
        trainedOn: text.optional(),
        trainedOnSets: z.array(text).optional(),
      }),
    )
    .min(1),
  rivals: z.array(text).optional(),
  present: call.optional(),
  draw: call.optional(),
  read: z.record(z.string().startsWith('.'), call),
})

const twice = (names: readonly string[]): string | undefined => names.find((name, at) => names.indexOf(name) < at)

/** The exported value as a definition; throws InputError that names the file and the first thing that is wrong. */
export const checkDefinition = (value: unknown, name: string, file: string): ProblemDefinition<unknown, unknown> => {
  const fail = (problem: string): never => {
    throw new InputError(`${file}: ${problem}`)
  }
  if (typeof value !== 'object' || value === null) fail('export default defineProblem({ … }) is missing')
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return fail(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const definition = value as ProblemDefinition<unknown, unknown>
  if (definition.name !== name) fail(`name is '${definition.name}', but its folder makes it '${name}'; make them equal`)
  if (name.includes('/') && definition.family !== name.split('/')[0])
    fail(`family is '${definition.family}', but its folder is in '${name.split('/')[0]}'; make them equal`)
  for (const contract of definition.heuristic) {
    try {
      checkContract(contract)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      fail(error.message)
    }
  }
  const role = twice(definition.heuristic.map((one) => one.name))
  if (role !== undefined) fail(`two contracts are called '${role}'; rename one`)
  const baselines = definition.baselines.map((one) => one.name)
  const baseline = twice(baselines)
  if (baseline !== undefined) fail(`two baselines are called '${baseline}'; rename one`)
  if (!baselines.includes(definition.seed))
    fail(`seed is '${definition.seed}', which is no baseline; the baselines are: ${baselines.join(', ')}`)
  return definition
}
