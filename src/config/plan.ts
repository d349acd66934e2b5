/** From a configuration to what a run is made of: everything is looked up and checked before anything is spent. */

import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { RunConfiguration, StoredLimits } from '../discovery/configuration.ts'
import { openTasks } from '../discovery/open-tasks.ts'
import type { Strategy } from '../discovery/strategy.ts'
import type { Workers } from '../evaluation/open-workplace.ts'
import { describeRoles, namesIn, rolesOf, type ModelChoice } from '../models/roles.ts'
import { readModelName } from '../models/names.ts'
import { readInstanceFile } from '../problem/instance-file.ts'
import { InputError } from '../problem/input-error.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { loadProblem } from '../problem/registry.ts'
import { shippedFolder } from '../problem/shipped.ts'
import { trainedOn, trainedOnWarning, withTrainFiles } from '../problem/train-set.ts'
import { checkTemplates, loadTemplates, type Templates } from '../prompts/templates.ts'
import type { SandboxChoice } from '../sandbox/walls.ts'
import type { Config } from './config.ts'
import { findStrategy } from './find-strategy.ts'
import { parseDurationMs } from './quantity.ts'
import { readProgram } from './read-program.ts'

/** Everything about a run but its seed. */
export type Plan = {
  readonly problem: LoadedProblem
  readonly strategy: Strategy
  readonly templates: Templates
  readonly configuration: Omit<RunConfiguration, 'seed'>
  readonly seed: number
  /** Folder that runs are kept in, absolute. */
  readonly runs: string
  readonly workers: Workers
  readonly sandbox: SandboxChoice
  /** What a user should know before it begins. */
  readonly notices: readonly string[]
}

/** The folder that runs are kept in, absolute. */
export const runsFolder = (config: Config): string => resolve(config.runs ?? 'runs')

/** What run and workers share to know each other by; undefined where nothing is signed. */
export const queueSecret = (): string | undefined => process.env['HEURISTICA_QUEUE_SECRET'] || undefined

/** Who evaluates: one child a core, unless told otherwise. */
export const workersOf = ({ workers = availableParallelism() }: Config): Workers =>
  typeof workers === 'number' ? workers : { url: workers, secret: queueSecret() }

/** Walls around candidates: the strongest that work, unless told otherwise. */
export const sandboxOf = (config: Config): SandboxChoice => config.sandbox ?? 'auto'

/** Heap of a candidate, in megabytes. */
export const memoryMbOf = (config: Config): number => config.memoryMb ?? 64

/** In a checkout of this package the folder `problems` holds the shipped ones. */
const ownProblems = resolve(import.meta.dirname, '..', '..', 'problems')

/** Folders with problems of the user's own, absolute: those named, or `problems` where it exists. */
export const problemFolders = (config: Config): string[] => {
  const named = config.problems
  if (named === undefined) {
    const folder = resolve('problems')
    return existsSync(folder) && folder !== ownProblems ? [folder] : []
  }
  for (const folder of named) {
    if (!existsSync(folder)) throw new InputError(`There is no problems folder ${folder}`)
  }
  return named.map((folder) => resolve(folder))
}

/** What a run spends where nothing is said: with a model a number of completions, without one a number of evaluations. */
const customary = (usesModel: boolean): StoredLimits => (usesModel ? { completions: 30 } : { evaluations: 2000 })

/** The limits that a configuration names. */
export const namedLimits = ({ budget = {} }: Config): StoredLimits => {
  const { cost: costUsd, time, completions, tokens, evaluations } = budget
  const timeMs = time === undefined ? undefined : parseDurationMs('budget.time', time)
  const limits = Object.entries({ completions, tokens, costUsd, evaluations, timeMs })
  return Object.fromEntries(limits.filter(([, limit]) => limit !== undefined))
}

const limitsOf = (config: Config, usesModel: boolean): StoredLimits => {
  const limits = namedLimits(config)
  if (Object.keys(limits).length === 0) return customary(usesModel)
  if (!usesModel && limits.evaluations === undefined && limits.timeMs === undefined) {
    throw new InputError(
      'This strategy asks no model, so completions, tokens and cost do not limit it: add --max-evaluations or --max-time',
    )
  }
  return limits
}

/** Throws `InputError` for an option that the strategy does not have or take. */
const checkOptions = (strategy: Strategy, options: Readonly<Record<string, unknown>>): void => {
  const parsed = strategy.options.safeParse(options)
  if (parsed.success) return
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'options'}: ${issue.message}`)
  throw new InputError(
    `${issues.join('; ')}; \`heuristica strategies show ${strategy.name}\` lists the options of ${strategy.name}`,
  )
}

/** Throws `InputError` for options that the strategy does not have or take, and for a problem that it cannot serve with them. */
export const checkFit = (
  strategy: Strategy,
  options: Readonly<Record<string, unknown>>,
  { definition }: LoadedProblem,
  { tuner }: Pick<Config, 'tuner'>,
): void => {
  checkOptions(strategy, options)
  const refusal = strategy.refuses?.(definition.heuristic, {
    options: strategy.options.parse(options),
    hasAnonymousView: definition.anonymous !== undefined,
    hasTuner: tuner !== undefined,
    hasCreditedTeams: definition.team === true && definition.diagnostics === true,
  })
  if (refusal !== undefined) throw new InputError(`${strategy.name} cannot serve ${definition.name}: ${refusal}`)
}

const checkReference = (problem: LoadedProblem, method: string | undefined): void => {
  const methods = problem.references.map((reference) => reference.method)
  if (method === undefined || methods.includes(method)) return
  throw new InputError(`${problem.definition.name} has no reference method "${method}"; it has: ${methods.join(', ')}`)
}

const strategyOf = async (config: Config, problem: LoadedProblem): Promise<Strategy> => {
  const { model, trust } = config
  const name = config.strategy ?? (model === undefined ? 'genetic-programming' : 'reflective')
  const strategy = await findStrategy(name, { trust })
  if (strategy.needsModel && model === undefined) {
    throw new InputError(
      `The strategy ${strategy.name} needs a model: add --model, for example --model ollama:qwen3-coder or --model inbox`,
    )
  }
  checkFit(strategy, config.options ?? {}, problem, config)
  return strategy
}

/** The problem with the train set that the run uses, and what must be kept and told of it. */
const trainingOf = async (
  shipped: LoadedProblem,
  paths: readonly string[] | undefined,
): Promise<
  { problem: LoadedProblem; notices: readonly string[] } & Pick<RunConfiguration, 'trainFiles' | 'trainedOnSets'>
> => {
  const trainFiles = paths === undefined ? undefined : await Promise.all(paths.map(readInstanceFile))
  const problem = trainFiles === undefined ? shipped : withTrainFiles(shipped, trainFiles)
  if (trainFiles === undefined && shipped.definition.sets['train']?.published === undefined)
    return { problem, notices: [] }
  const known = trainedOn(problem)
  const notices = [...problem.set('train').notices, ...known.map(trainedOnWarning)]
  return { problem, notices, trainFiles, trainedOnSets: known.map(({ set }) => set) }
}

/** The models of a run, with what is configured of endpoints and tuning; every name is read, so that a slip is told at once. */
const modelsIn = (
  choice: ModelChoice,
  { endpoints, tuner }: Config,
): Pick<RunConfiguration, 'model' | 'models' | 'endpoints' | 'tuner'> => {
  const models = rolesOf(choice)
  for (const name of namesIn(models)) readModelName(name, endpoints)
  return {
    model: describeRoles(models),
    models,
    ...(endpoints !== undefined && { endpoints }),
    ...(tuner !== undefined && { tuner }),
  }
}

/** Throws `InputError` for whatever is unknown, missing or does not fit together. */
export const planRun = async (config: Config): Promise<Plan> => {
  if (config.problem === undefined) {
    throw new InputError('Name a problem, as in: heuristica run tardiness (`heuristica problems` lists them)')
  }
  const folders = problemFolders(config)
  const { problem, notices, ...training } = await trainingOf(
    await loadProblem(config.problem, { folders }),
    config.trainInstances,
  )
  const strategy = await strategyOf(config, problem)
  const options = config.options ?? {}
  checkReference(problem, config.reference)
  problem.settings({ settings: {} }, config.settings)
  await openTasks(strategy.tasks?.(strategy.options.parse(options)) ?? [], problem, folders)
  const own = Object.entries(strategy.templates ?? {}).map(([name, text]) => [`${strategy.name}/${name}.md`, text])
  const templates = {
    ...(Object.fromEntries(own) as Templates),
    ...loadTemplates([...(config.prompts ?? []), shippedFolder('prompts')]),
  }
  checkTemplates(templates, strategy.name, strategy.prompts ?? {})
  return {
    problem,
    strategy,
    templates,
    configuration: {
      problem: problem.definition.name,
      strategy: strategy.name,
      strategyFile:
        config.strategy === undefined || config.strategy === strategy.name ? undefined : resolve(config.strategy),
      options,
      ...(strategy.needsModel && config.model !== undefined && modelsIn(config.model, config)),
      limits: limitsOf(config, strategy.needsModel),
      reference: config.reference ?? problem.references[0]?.method,
      ...training,
      settings: config.settings ?? {},
      from: (config.from ?? []).map(readProgram),
      maxTokens: config.maxTokens ?? 8192,
      temperature: config.temperature,
      memoryMb: memoryMbOf(config),
      problemFolders: folders,
    },
    seed: config.seed ?? 1,
    runs: runsFolder(config),
    workers: workersOf(config),
    sandbox: sandboxOf(config),
    notices,
  }
}
