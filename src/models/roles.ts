/** Who answers what: several models with weights, or some of them for one kind of question. */

import { z } from 'zod'
import { randomStream } from '../random.ts'
import { ModelInputError } from './model-input-error.ts'

/** The kinds of questions: a program, advice in words, a failed program to be mended. */
export const roles = ['generate', 'reflect', 'repair'] as const
export type Role = (typeof roles)[number]

/** A model by name, and how often it is asked beside the others of its role. */
export type WeightedModel = { readonly name: string; readonly weight: number }

/** The models of every role; no list is empty. */
export type ModelRoles = Readonly<Record<Role, readonly WeightedModel[]>>

/** Models as a user lists them: a name, several joined by ` + `, or names with weights (default 1). */
export type ModelList = string | readonly (string | { readonly name: string; readonly weight?: number | undefined })[]

/** As a user writes them: one list for everything, or a list for each role; `reflect` and `repair` are like `generate` where left out. */
export type ModelChoice =
  | ModelList
  | { readonly generate: ModelList; readonly reflect?: ModelList | undefined; readonly repair?: ModelList | undefined }

const weighted = z.strictObject({ name: z.string().min(1), weight: z.number().positive().optional() })
const list: z.ZodType<ModelList> = z.union([z.string(), z.array(z.union([z.string(), weighted])).min(1)])

/** Parses a choice of models in a configuration. */
export const modelChoice: z.ZodType<ModelChoice> = z.union([
  list,
  z.strictObject({ generate: list, reflect: list.optional(), repair: list.optional() }),
])

const stored = z.array(z.strictObject({ name: z.string(), weight: z.number().positive() })).min(1)

/** Parses the roles that a run kept. */
export const modelRoles: z.ZodType<ModelRoles> = z.strictObject({ generate: stored, reflect: stored, repair: stored })

/** Each model by its name; `a + b` are two. */
const listed = (models: ModelList): readonly WeightedModel[] => {
  const entries = (typeof models === 'string' ? [models] : models).flatMap((one) => {
    const { name, weight = 1 } = typeof one === 'string' ? { name: one } : one
    return name.split(' + ').map((single) => ({ name: single.trim(), weight }))
  })
  const names = entries.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined)
    throw new ModelInputError(`the model ${twice} is named twice; a weight says how often it is asked`)
  return entries
}

/** The models of every role. Throws `ModelInputError` where a list names one twice. */
export const rolesOf = (choice: ModelChoice): ModelRoles => {
  if (typeof choice === 'object' && 'generate' in choice) {
    const generate = listed(choice.generate)
    const like = (models: ModelList | undefined): readonly WeightedModel[] =>
      models === undefined ? generate : listed(models)
    return { generate, reflect: like(choice.reflect), repair: like(choice.repair) }
  }
  const all = listed(choice)
  return { generate: all, reflect: all, repair: all }
}

/** The names of all models, each once, in the order of the roles. */
export const namesIn = (models: ModelRoles): readonly string[] => [
  ...new Set(roles.flatMap((role) => models[role].map(({ name }) => name))),
]

/**
 * The models that flags name: `ollama:qwen3-coder`, `openai:gpt-5-mini,weight=3`, `reflect=deepseek:deepseek-flash`. Throws
 * `ModelInputError` for a weight that is none, and where no model is left to write programs.
 */
export const readModelFlags = (flags: readonly string[]): ModelChoice => {
  const models: Record<Role, WeightedModel[]> = { generate: [], reflect: [], repair: [] }
  for (const flag of flags) {
    const role = roles.find((one) => flag.startsWith(`${one}=`))
    const rest = role === undefined ? flag : flag.slice(role.length + 1)
    const [, name = rest, text] = /^(.+),weight=([^,]*)$/s.exec(rest) ?? []
    const weight = text === undefined ? 1 : Number(text)
    if (!(weight > 0 && Number.isFinite(weight)) || text?.trim() === '') {
      throw new ModelInputError(`--model ${flag}: a weight is a positive number, as in ${name},weight=3`)
    }
    models[role ?? 'generate'].push({ name, weight })
  }
  const { generate, reflect, repair } = models
  if (generate.length === 0) {
    throw new ModelInputError('no model is named to write programs: add --model <name> without a role')
  }
  if (reflect.length === 0 && repair.length === 0) return generate
  return { generate, ...(reflect.length > 0 && { reflect }), ...(repair.length > 0 && { repair }) }
}

/** One line: `a`, `a ×3 + b`, `a; reflect: b`. */
export const describeRoles = (models: ModelRoles): string => {
  const told = (of: readonly WeightedModel[]): string =>
    of.map(({ name, weight }) => (weight === 1 ? name : `${name} ×${weight}`)).join(' + ')
  const general = told(models.generate)
  const others = roles.filter((role) => role !== 'generate' && told(models[role]) !== general)
  return [general, ...others.map((role) => `${role}: ${told(models[role])}`)].join('; ')
}

/** Which of the models answers a step: drawn by weight, from nothing but the run's seed and the step's key, so that it is the same on every replay. */
export const chooseModel = (models: readonly WeightedModel[], seed: number, key: string): string => {
  const total = models.reduce((sum, { weight }) => sum + weight, 0)
  let draw = randomStream(seed, 'model', key).next() * total
  for (const { name, weight } of models) {
    draw -= weight
    if (draw < 0) return name
  }
  return models.at(-1)?.name ?? ''
}
