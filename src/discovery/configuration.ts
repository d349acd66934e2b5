/** What decides a run, as it is stored in the run: everything but the models' answers. */

import { z } from 'zod'
import { endpointSchema, type EndpointSettings } from '../models/endpoint.ts'
import { modelRoles, rolesOf, type ModelRoles } from '../models/roles.ts'
import { tunerSchema, type TunerSettings } from '../models/tuner.ts'

/** Limits of a run's budget; see `Limits`. */
export type StoredLimits = {
  completions?: number | undefined
  tokens?: number | undefined
  costUsd?: number | undefined
  evaluations?: number | undefined
  timeMs?: number | undefined
}

export type RunConfiguration = {
  /** `family/problem`. */
  readonly problem: string
  readonly strategy: string
  /** The file of a strategy of the user's own, absolute. */
  readonly strategyFile?: string | undefined
  /** The strategy's options, as the user gave them; defaults are the strategy's. */
  readonly options: Readonly<Record<string, unknown>>
  /** In one line; undefined for strategies that need none. */
  readonly model?: string | undefined
  /** Who answers what; where left out, `model` is the name of the only one. */
  readonly models?: ModelRoles | undefined
  /** Endpoints of the user's configuration. They hold no secrets. */
  readonly endpoints?: Readonly<Record<string, EndpointSettings>> | undefined
  readonly tuner?: TunerSettings | undefined
  readonly seed: number
  readonly limits: Readonly<StoredLimits>
  /** How references are computed; undefined for the problem's default. */
  readonly reference?: string | undefined
  /** Files of instances that stand for the problem's train set. Default: none. */
  readonly trainFiles?: readonly { readonly path: string; readonly text: string }[] | undefined
  /** Sets that results are reported on, or that were published, of which instances are trained on. Default: none. */
  readonly trainedOnSets?: readonly string[] | undefined
  /** The driver's settings that override the problem's defaults. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Programs of the user's that the search begins with. */
  readonly from: readonly { readonly name: string; readonly source: string }[]
  readonly maxTokens: number
  readonly temperature?: number | undefined
  /** Heap of an isolate, in megabytes. */
  readonly memoryMb: number
  /** Folders with problems of the user's own, absolute. */
  readonly problemFolders: readonly string[]
  /** The run whose answers this one is given again: its id, or its folder where it is kept elsewhere. */
  readonly replays?: string | undefined
}

const limit = z.number().positive().optional()

/** Parses the configuration that a run kept. */
export const runConfiguration: z.ZodType<RunConfiguration> = z.object({
  problem: z.string(),
  strategy: z.string(),
  strategyFile: z.string().optional(),
  options: z.record(z.string(), z.unknown()),
  model: z.string().optional(),
  models: modelRoles.optional(),
  endpoints: z.record(z.string(), endpointSchema).optional(),
  tuner: tunerSchema.optional(),
  seed: z.int(),
  limits: z.object({ completions: limit, tokens: limit, costUsd: limit, evaluations: limit, timeMs: limit }),
  reference: z.string().optional(),
  trainFiles: z.array(z.object({ path: z.string(), text: z.string() })).optional(),
  trainedOnSets: z.array(z.string()).optional(),
  settings: z.record(z.string(), z.unknown()),
  from: z.array(z.object({ name: z.string(), source: z.string() })),
  maxTokens: z.int().positive(),
  temperature: z.number().optional(),
  memoryMb: z.number().positive(),
  problemFolders: z.array(z.string()),
  replays: z.string().optional(),
})

/** Who answers what in a run; undefined where it has no model. */
export const modelsOf = ({ model, models }: Pick<RunConfiguration, 'model' | 'models'>): ModelRoles | undefined =>
  models ?? (model === undefined ? undefined : rolesOf(model))
