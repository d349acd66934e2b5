/** What a user may configure: the shape of `heuristica.config.ts`. */

import { z } from 'zod'
import { endpointSchema, type EndpointSettings } from '../models/endpoint.ts'
import { modelChoice, type ModelChoice } from '../models/roles.ts'
import { tunerSchema, type TunerSettings } from '../models/tuner.ts'
import { sandboxChoices, type SandboxChoice } from '../sandbox/walls.ts'

/** What a run may spend. */
export type BudgetConfig = {
  /** Completions asked of models, repairs included. */
  readonly completions?: number | undefined
  /** Tokens in and out. */
  readonly tokens?: number | undefined
  /** US dollars. */
  readonly cost?: number | undefined
  /** Programs on the whole train set; a part of the set counts as its share. */
  readonly evaluations?: number | undefined
  /** Wall-clock time of the search, as `90s`, `10m`, `2h`. */
  readonly time?: string | undefined
}

/** All keys are optional; flags of the command line override them. */
export type Config = {
  readonly problem?: string | undefined
  /** A shipped strategy's name, or the file of one of your own. */
  readonly strategy?: string | undefined
  /** Whether a strategy of your own, which runs with all your rights, may be loaded from its file. */
  readonly trust?: boolean | undefined
  /** Options of the strategy; `heuristica strategies show <name>` lists them. */
  readonly options?: Readonly<Record<string, unknown>> | undefined
  /** A name, a list of names with weights, or a list for each role: `generate`, `reflect`, `repair`. */
  readonly model?: ModelChoice | undefined
  /** Servers of your own, and what is special about the known ones, by the name that models begin with. */
  readonly endpoints?: Readonly<Record<string, EndpointSettings>> | undefined
  /** What makes a new model from a run's answers, for strategies that do so. */
  readonly tuner?: TunerSettings | undefined
  readonly seed?: number | undefined
  readonly budget?: BudgetConfig | undefined
  /** Files with programs of your own that the search begins with. */
  readonly from?: readonly string[] | undefined
  /** Child processes that evaluate, or the URL of the Redis that workers listen at. Default: one child a core. */
  readonly workers?: number | string | undefined
  /** Folder that runs are written to. Default: `runs`. */
  readonly runs?: string | undefined
  /** Folders with problems of your own. Default: `problems`, where it exists. */
  readonly problems?: readonly string[] | undefined
  /** Folders whose prompt templates override the shipped ones, file by file. */
  readonly prompts?: readonly string[] | undefined
  /** Longest answer of a model, in tokens. Default: 8192. */
  readonly maxTokens?: number | undefined
  readonly temperature?: number | undefined
  /** Heap of a candidate, in megabytes. Default: 64. */
  readonly memoryMb?: number | undefined
  /** How references are computed, where the problem offers a choice. */
  readonly reference?: string | undefined
  /** Files of instances to train on instead of the problem's train set; validation and test stay. */
  readonly trainInstances?: readonly string[] | undefined
  /** The driver's settings that override the problem's defaults; `heuristica problems show <name>` lists them. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined
  /** Walls around candidates. Default: `auto`, the strongest that work; `bwrap` and `process` insist. */
  readonly sandbox?: SandboxChoice | undefined
}

const positive = z.number().positive()

/** Parses a configuration; every unknown key is an error. */
export const config: z.ZodType<Config> = z.strictObject({
  problem: z.string().optional(),
  strategy: z.string().optional(),
  trust: z.boolean().optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  model: modelChoice.optional(),
  endpoints: z.record(z.string(), endpointSchema).optional(),
  tuner: tunerSchema.optional(),
  seed: z.int().optional(),
  budget: z
    .strictObject({
      completions: z.int().positive().optional(),
      tokens: z.int().positive().optional(),
      cost: positive.optional(),
      evaluations: positive.optional(),
      time: z.string().optional(),
    })
    .optional(),
  from: z.array(z.string()).optional(),
  workers: z
    .int()
    .positive()
    .or(z.string().regex(/^rediss?:\/\/\S+$/, 'Expected a number or a URL as redis://host:6379'))
    .optional(),
  runs: z.string().optional(),
  problems: z.array(z.string()).optional(),
  prompts: z.array(z.string()).optional(),
  maxTokens: z.int().positive().optional(),
  temperature: z.number().min(0).max(2).optional(),
  memoryMb: z.int().min(8).max(1024).optional(),
  reference: z.string().optional(),
  trainInstances: z.array(z.string()).min(1).optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  sandbox: z.enum(sandboxChoices).optional(),
})

/** Identity with types, for `export default defineConfig({ … })`. */
export const defineConfig = (config: Config): Config => config
