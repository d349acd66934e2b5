/** A run that is ready to be executed: its folder, its problem, its strategy and its model. */

import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RunHost } from '../discovery/discover.ts'
import { createFollower, createJournalModel, type Departure, type Past } from '../discovery/past.ts'
import { beginRun, inboxOf, keptBy, stopsAlike } from '../discovery/run-facts.ts'
import { createRunFolder, findRun } from '../discovery/run-folder.ts'
import type { Strategy } from '../discovery/strategy.ts'
import { Journal } from '../journal/journal.ts'
import { modelsOf, type RunConfiguration } from '../discovery/configuration.ts'
import { openTuner } from '../models/open-tuner.ts'
import type { Tuner } from '../models/tuner.ts'
import { createEnsemble } from '../models/ensemble.ts'
import type { Gate } from '../models/gate.ts'
import { openModel, priceOfName } from '../models/names.ts'
import { namesIn, rolesOf } from '../models/roles.ts'
import type { Model } from '../models/model.ts'
import { InputError } from '../problem/input-error.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { checkWorkplace } from '../evaluation/open-workplace.ts'
import { loadProblem } from '../problem/registry.ts'
import { withTrainFiles } from '../problem/train-set.ts'
import type { Config } from './config.ts'
import { findStrategy } from './find-strategy.ts'
import { runsFolder, sandboxOf, workersOf, type Plan } from './plan.ts'

/** Dispose it to close the model. */
export type OpenRun = Omit<RunHost, 'onEvent' | 'interrupt'> &
  AsyncDisposable & {
    readonly id: string
    readonly folder: string
    readonly configuration: RunConfiguration
    /** True where the run came to its end in an earlier sitting. */
    readonly finished: boolean
  }

/** The run that another one replays. */
type PastRun = Past & Disposable & { readonly answers: (name: string) => Model }

export type OpenRunOptions = {
  /** Told, in one line, what a user should know while the run goes. */
  readonly onNotice: (notice: string) => void
  /** Told, once, where a replay leaves the run that it follows. Default: a notice. */
  readonly onDeparture?: (departure: Departure) => void
}

/** How long a model may take to say that it is there. */
const checkTimeoutMs = 15_000

/** The models of a run as one; undefined for strategies that need none. */
const openModelOf = (configuration: RunConfiguration, open: (name: string) => Model): Model | undefined => {
  const roles = modelsOf(configuration)
  return roles === undefined ? undefined : createEnsemble(roles, { seed: configuration.seed, open })
}

/** The problem of a run, with the train set that the run kept where that is its own. */
export const problemOf = async (configuration: RunConfiguration): Promise<LoadedProblem> => {
  const { problem: name, problemFolders: folders, trainFiles } = configuration
  const shipped = await loadProblem(name, { folders })
  return trainFiles === undefined ? shipped : withTrainFiles(shipped, trainFiles)
}

/** The strategy of a run; one of the user's own is loaded from its file, which must be trusted. */
const strategyOf = (
  { strategyFile, strategy }: RunConfiguration,
  { trust }: Pick<Config, 'trust'>,
): Promise<Strategy> => findStrategy(strategyFile ?? strategy, { trust })

/** Loads what a run of this configuration was made of, with models that `answers` opens. */
export const openParts =
  (config: Pick<Config, 'trust'>) =>
  async (
    configuration: RunConfiguration,
    answers: (name: string) => Model,
  ): Promise<Pick<RunHost, 'problem' | 'strategy' | 'model'>> => ({
    problem: await problemOf(configuration),
    strategy: await strategyOf(configuration, config),
    model: openModelOf(configuration, answers),
  })

/** The model of a run, checked before anything is spent; undefined for strategies that need none. */
const modelOf = async (
  configuration: RunConfiguration,
  folder: string,
  { onNotice }: OpenRunOptions,
): Promise<Model | undefined> => {
  const { seed, limits, endpoints = {} } = configuration
  const gates = new Map<string, Gate>()
  const inboxFolder = inboxOf(folder)
  const model = openModelOf(configuration, (name) =>
    openModel(name, { env: process.env, inboxFolder, endpoints, gates, seed, onNotice }),
  )
  if (model === undefined) return undefined
  await model.check?.(AbortSignal.timeout(checkTimeoutMs))
  if (limits.costUsd !== undefined && model.price === undefined) {
    const named = namesIn(modelsOf(configuration) ?? rolesOf(model.name))
    const unpriced = named.filter((name) => priceOfName(name, endpoints) === undefined)
    throw new InputError(
      `The price of ${unpriced.join(', ')} is unknown, so a cost cannot be kept to: write it into the configuration's endpoints.<name>.prices, or limit tokens or completions`,
    )
  }
  return model
}

/** What trains models in a run; undefined where the configuration names nothing. */
const tunerOf = ({ tuner, endpoints = {}, model }: RunConfiguration): Tuner | undefined =>
  tuner === undefined || model === undefined ? undefined : openTuner(tuner, { env: process.env, endpoints })

/** The run with its model and the run that it replays, which are closed when the run is disposed. */
const withModel = (
  run: Omit<OpenRun, 'model' | 'past' | keyof AsyncDisposable>,
  model: Model | undefined,
  past?: PastRun,
): OpenRun => ({
  ...run,
  model,
  past,
  [Symbol.asyncDispose]: async () => {
    await model?.[Symbol.asyncDispose]()
    past?.[Symbol.dispose]()
  },
})

const openPast = (
  runs: string,
  replayed: string,
  configuration: RunConfiguration,
  { onNotice, onDeparture }: OpenRunOptions,
): PastRun => {
  const { id, folder } = findRun(runs, replayed)
  const journal = new Journal(folder, { readOnly: true })
  const tell = ({ key, reason }: Departure): void => onNotice(`Step ${key} leaves the recording of ${id}: ${reason}`)
  return {
    witness: createFollower(journal, onDeparture ?? tell),
    stopsAlike: stopsAlike(journal, configuration),
    answers: (name) => createJournalModel(name, journal),
    [Symbol.dispose]: () => journal[Symbol.dispose](),
  }
}

/** Makes the folder of a new run. Nothing is left behind when the model turns out not to be usable. */
export const createRun = async (plan: Plan, seed: number, options: OpenRunOptions): Promise<OpenRun> => {
  await checkWorkplace(plan)
  const { problem, strategy, templates, workers, sandbox } = plan
  const configuration = { ...plan.configuration, seed }
  const { id, folder } = createRunFolder(plan.runs, problem.definition.name, new Date())
  try {
    const model = await modelOf(configuration, folder, options)
    const tuner = tunerOf(configuration)
    beginRun(folder, { configuration, templates, problem })
    return withModel({ id, folder, configuration, problem, strategy, tuner, workers, sandbox, finished: false }, model)
  } catch (error) {
    if (!existsSync(join(folder, 'run.db'))) rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** Opens the run that `name` names, to go on with it. */
export const reopenRun = async (config: Config, name: string, options: OpenRunOptions): Promise<OpenRun> => {
  const { id, folder } = findRun(runsFolder(config), name)
  const { configuration: kept, finished } = readKept(folder)
  // Servers move; what they are called stays.
  const endpoints = { ...kept.endpoints, ...config.endpoints }
  const configuration = { ...kept, endpoints }
  const problem = await problemOf(configuration)
  const strategy = await strategyOf(configuration, config)
  const workers = workersOf(config)
  const sandbox = sandboxOf(config)
  const run = { id, folder, configuration, problem, strategy, workers, sandbox, finished }
  const { replays } = configuration
  if (finished) return withModel(run, undefined)
  if (replays === undefined) {
    return withModel({ ...run, tuner: tunerOf(configuration) }, await modelOf(configuration, folder, options))
  }
  const past = openPast(dirname(folder), replays, configuration, options)
  return withModel(run, openModelOf(configuration, past.answers), past)
}

const readKept = (folder: string): ReturnType<typeof keptBy> & { finished: boolean } => {
  using journal = new Journal(folder, { readOnly: true })
  return { ...keptBy(journal), finished: journal.fact('end') !== undefined }
}
