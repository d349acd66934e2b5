/** A run that is ready to be executed: its folder, its problem, its strategy and its model. */

import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { RunHost } from '../discovery/discover.ts'
import { beginRun, inboxOf, keptBy } from '../discovery/run-facts.ts'
import { createRunFolder, findRun } from '../discovery/run-folder.ts'
import { Journal } from '../journal/journal.ts'
import type { RunConfiguration } from '../discovery/configuration.ts'
import { openModel } from '../models/names.ts'
import type { Model } from '../models/model.ts'
import { InputError } from '../problem/input-error.ts'
import { checkSandbox } from '../sandbox/raise-walls.ts'
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

export type OpenRunOptions = {
  /** Told, in one line, what a user should know while the run goes. */
  readonly onNotice: (notice: string) => void
}

/** How long a model may take to say that it is there. */
const checkTimeoutMs = 15_000

/** The model of a run, checked before anything is spent; undefined for strategies that need none. */
const modelOf = async (
  { model: name, seed, limits }: RunConfiguration,
  folder: string,
  { onNotice }: OpenRunOptions,
): Promise<Model | undefined> => {
  if (name === undefined) return undefined
  const model = openModel(name, { env: process.env, inboxFolder: inboxOf(folder), seed, onNotice })
  await model.check?.(AbortSignal.timeout(checkTimeoutMs))
  if (limits.costUsd !== undefined && model.price === undefined) {
    throw new InputError(`The price of ${name} is unknown, so a cost cannot be kept to: limit tokens or completions`)
  }
  return model
}

/** The run with its model, which is closed when the run is disposed. */
const withModel = (run: Omit<OpenRun, 'model' | keyof AsyncDisposable>, model: Model | undefined): OpenRun => ({
  ...run,
  model,
  [Symbol.asyncDispose]: async () => {
    await model?.[Symbol.asyncDispose]()
  },
})

/** Makes the folder of a new run. Nothing is left behind when the model turns out not to be usable. */
export const createRun = async (plan: Plan, seed: number, options: OpenRunOptions): Promise<OpenRun> => {
  if (plan.sandbox !== 'auto') await checkSandbox(plan.sandbox)
  const { problem, strategy, templates, workers, sandbox } = plan
  const configuration = { ...plan.configuration, seed }
  const { id, folder } = createRunFolder(plan.runs, problem.definition.name, new Date())
  try {
    const model = await modelOf(configuration, folder, options)
    beginRun(folder, { configuration, templates, problem })
    return withModel({ id, folder, configuration, problem, strategy, workers, sandbox, finished: false }, model)
  } catch (error) {
    if (!existsSync(join(folder, 'run.db'))) rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** Opens the run that `name` names, to go on with it. */
export const reopenRun = async (config: Config, name: string, options: OpenRunOptions): Promise<OpenRun> => {
  const { id, folder } = findRun(runsFolder(config), name)
  const { configuration, finished } = readKept(folder)
  const shipped = await loadProblem(configuration.problem, { folders: configuration.problemFolders })
  const { trainFiles } = configuration
  const problem = trainFiles === undefined ? shipped : withTrainFiles(shipped, trainFiles)
  const strategy = findStrategy(configuration.strategy)
  const model = finished ? undefined : await modelOf(configuration, folder, options)
  const workers = workersOf(config)
  const sandbox = sandboxOf(config)
  return withModel({ id, folder, configuration, problem, strategy, workers, sandbox, finished }, model)
}

const readKept = (folder: string): ReturnType<typeof keptBy> & { finished: boolean } => {
  using journal = new Journal(folder, { readOnly: true })
  return { ...keptBy(journal), finished: journal.fact('end') !== undefined }
}
