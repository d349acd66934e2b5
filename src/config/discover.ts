/** Runs from code: what the command line does, as two functions. */

import { resolve, basename } from 'node:path'
import { executeRun, type RunEvent } from '../discovery/discover.ts'
import { readRun, type RunRecord } from '../discovery/run-record.ts'
import { config as configSchema, type Config } from './config.ts'
import { createRun } from './open-run.ts'
import { planRun } from './plan.ts'

export type DiscoverOptions = {
  /** Told of each candidate as it is delivered. */
  readonly onEvent?: (event: RunEvent) => void
  /** Told, in one line, what a user should know. */
  readonly onNotice?: (notice: string) => void
  /** Ends the run in good order; it can be resumed. */
  readonly signal?: AbortSignal
}

/**
 * Makes a run and resolves with its record when it has ended. Rejects with `InputError` when the configuration does not fit, with
 * `RunFailed` when the run cannot go on.
 *
 * @example
 * const run = await discover({ problem: 'tardiness', budget: { evaluations: 200 } })
 * console.log(run.best?.source, run.best?.test?.pooledGap)
 */
export const discover = async (config: Config, options: DiscoverOptions = {}): Promise<RunRecord> => {
  const { onEvent = () => undefined, onNotice = () => undefined, signal = new AbortController().signal } = options
  const plan = await planRun(configSchema.parse(config))
  for (const notice of plan.notices) onNotice(notice)
  await using run = await createRun(plan, plan.seed, { onNotice })
  await executeRun(run.folder, { ...run, onEvent, interrupt: signal, onNotice })
  return readRun(run.id, run.folder)
}

/** Reads the run in a folder, finished or not. */
export const openRun = (folder: string): RunRecord => readRun(basename(resolve(folder)), resolve(folder))
