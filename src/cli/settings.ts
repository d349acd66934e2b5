/** Configuration file and flags, merged into what a run is made of. */

import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { loadConfig } from '../config/load.ts'
import type { Config } from '../config/config.ts'
import { parseAmount, parseCount, parseDurationMs } from '../config/quantity.ts'
import type { StoredLimits } from '../discovery/configuration.ts'
import { InputError } from '../problem/input-error.ts'

/** Flags of `run`, as commander hands them over. */
export type RunFlags = {
  readonly model?: string
  readonly strategy?: string
  readonly option?: readonly string[]
  readonly seed?: string
  readonly workers?: string
  readonly maxCompletions?: string
  readonly maxTokens?: string
  readonly maxCost?: string
  readonly maxEvaluations?: string
  readonly maxTime?: string
  readonly from?: readonly string[]
  readonly repeat?: string
  readonly problems?: readonly string[]
  readonly prompts?: readonly string[]
  readonly runs?: string
  readonly reference?: string
  readonly json?: boolean
}

/** The configuration that this command line names, or the folder's own. */
export const configOf = (command: Command): Promise<Config> => {
  const { config } = command.optsWithGlobals<{ config?: string }>()
  return loadConfig(process.cwd(), config)
}

/** The folder that runs are kept in, absolute. */
export const runsFolder = (config: Config, flags: { readonly runs?: string }): string =>
  resolve(flags.runs ?? config.runs ?? 'runs')

/** Folders with problems of the user's own, absolute: those named, or `problems` where it exists. */
export const problemFolders = (config: Config, flags: { readonly problems?: readonly string[] }): string[] => {
  const named = flags.problems ?? config.problems
  if (named === undefined) return existsSync('problems') ? [resolve('problems')] : []
  for (const folder of named) {
    if (!existsSync(folder)) throw new InputError(`There is no problems folder ${folder}`)
  }
  return named.map((folder) => resolve(folder))
}

/** Child processes that evaluate: one a core, unless told otherwise. */
export const workersOf = (config: Config, flags: { readonly workers?: string | undefined }): number =>
  flags.workers === undefined ? (config.workers ?? availableParallelism()) : parseCount('--workers', flags.workers)

/** What a run spends where nothing is said: with a model a number of completions, without one a number of evaluations. */
const customary = (usesModel: boolean): StoredLimits => (usesModel ? { completions: 60 } : { evaluations: 1500 })

/** The entries of an object that are not undefined. */
export const defined = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value

export const limitsOf = (config: Config, flags: RunFlags, usesModel: boolean): StoredLimits => {
  const { budget = {} } = config
  const parse = <Parsed>(
    flag: string,
    text: string | undefined,
    by: (flag: string, text: string) => Parsed,
  ): Parsed | undefined => (text === undefined ? undefined : by(flag, text))
  const limits = defined({
    completions: parse('--max-completions', flags.maxCompletions, parseCount) ?? budget.completions,
    tokens: parse('--max-tokens', flags.maxTokens, parseCount) ?? budget.tokens,
    costUsd: parse('--max-cost', flags.maxCost, parseAmount) ?? budget.cost,
    evaluations: parse('--max-evaluations', flags.maxEvaluations, parseAmount) ?? budget.evaluations,
    timeMs:
      parse('--max-time', flags.maxTime, parseDurationMs) ??
      (budget.time === undefined ? undefined : parseDurationMs('budget.time', budget.time)),
  })
  return Object.keys(limits).length > 0 ? limits : customary(usesModel)
}

/** `key=value` pairs; values that read as JSON are taken as such, others as text. */
export const optionsOf = (config: Config, flags: RunFlags): Record<string, unknown> => {
  const given = (flags.option ?? []).map((pair): [string, unknown] => {
    const at = pair.indexOf('=')
    if (at < 1) throw new InputError(`--option takes key=value, not "${pair}"`)
    const text = pair.slice(at + 1)
    try {
      return [pair.slice(0, at), JSON.parse(text) as unknown]
    } catch {
      return [pair.slice(0, at), text]
    }
  })
  return { ...config.options, ...Object.fromEntries(given) }
}

/** A file of the user's, as text. */
export const readProgram = (file: string): { name: string; source: string } => {
  try {
    return { name: basename(file), source: readFileSync(file, 'utf8') }
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message
    throw new InputError(`Cannot read ${file}: ${reason}`, { cause: error })
  }
}
