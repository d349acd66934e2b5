/** Flags that several commands share, and how they override the configuration file. */

import { Option, type Command } from 'commander'
import type { Config } from '../config/config.ts'
import { loadConfig } from '../config/load.ts'
import { parseAmount, parseCount, parseDurationMs } from '../config/quantity.ts'
import { parseRedisUrl } from '../config/redis-url.ts'
import { readModelFlags } from '../models/roles.ts'
import { InputError } from '../problem/input-error.ts'
import { sandboxChoices, type SandboxChoice } from '../sandbox/walls.ts'

/** As commander hands them over. */
export type Flags = {
  readonly model?: readonly string[]
  readonly strategy?: string
  readonly trust?: boolean
  readonly option?: readonly string[]
  readonly seed?: string
  readonly workers?: string
  readonly maxCompletions?: string
  readonly maxTokens?: string
  readonly maxCost?: string
  readonly maxEvaluations?: string
  readonly maxTime?: string
  readonly from?: readonly string[]
  readonly problems?: readonly string[]
  readonly prompts?: readonly string[]
  readonly runs?: string
  readonly reference?: string
  readonly trainInstances?: readonly string[]
  readonly setting?: readonly string[]
  readonly sandbox?: string
}

/** For flags that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/** `--sandbox`, for commands that run candidates. */
export const sandboxOption = (): Option =>
  new Option('--sandbox <walls>', 'walls around candidates: the strongest that work, or insist; default: auto').choices(
    sandboxChoices,
  )

/** `--workers`, for commands that evaluate. */
export const workersOption = (): Option =>
  new Option(
    '--workers <n or url>',
    'child processes that evaluate, or the Redis that workers listen at, as redis://host:6379; default: one child a core',
  )

/** The entries of an object that are not undefined. */
const defined = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value

const parsed = <Value>(
  flag: string,
  text: string | undefined,
  parse: (flag: string, text: string) => Value,
): Value | undefined => (text === undefined ? undefined : parse(flag, text))

const parseSeed = (flag: string, text: string): number => {
  const seed = Number(text)
  if (!Number.isSafeInteger(seed) || text.trim() === '')
    throw new InputError(`${flag} takes a whole number, not "${text}"`)
  return seed
}

/** A number of children, or the URL of a Redis. */
const parseWorkers = (flag: string, text: string): number | string => {
  if (/^[\w+.-]+:/.test(text)) return parseRedisUrl(flag, text)
  if (/^\d/.test(text)) return parseCount(flag, text)
  throw new InputError(`${flag} takes a number of child processes or a URL as redis://host:6379, not "${text}"`)
}

/** The text of a duration, checked here so that a mistake is told by the flag's name. */
const checkedDuration = (flag: string, text: string): string => {
  parseDurationMs(flag, text)
  return text
}

/** `key=value`; a value that reads as JSON is taken as such, any other as text. */
const parsePair = (flag: string, pair: string): [string, unknown] => {
  const at = pair.indexOf('=')
  if (at < 1) throw new InputError(`${flag} takes key=value, not "${pair}"`)
  const text = pair.slice(at + 1)
  try {
    return [pair.slice(0, at), JSON.parse(text) as unknown]
  } catch {
    return [pair.slice(0, at), text]
  }
}

const pairs = (flag: string, given: readonly string[] = []): Readonly<Record<string, unknown>> =>
  Object.fromEntries(given.map((pair) => parsePair(flag, pair)))

/** `--setting`, for commands that run drivers. */
export const settingOption = (): Option =>
  new Option('--setting <key=value>', 'a setting of the problem’s driver (repeatable)').argParser(collect)

/** What the flags alone say. */
export const flagConfig = (flags: Flags): Config => {
  const budget = defined({
    completions: parsed('--max-completions', flags.maxCompletions, parseCount),
    tokens: parsed('--max-tokens', flags.maxTokens, parseCount),
    cost: parsed('--max-cost', flags.maxCost, parseAmount),
    evaluations: parsed('--max-evaluations', flags.maxEvaluations, parseAmount),
    time: parsed('--max-time', flags.maxTime, checkedDuration),
  })
  const { model, strategy, trust, from, problems, prompts, runs, reference, trainInstances } = flags
  // Commander has checked it.
  const sandbox = flags.sandbox as SandboxChoice | undefined
  return {
    ...(model !== undefined && { model: readModelFlags(model) }),
    ...defined({ strategy, trust, from, problems, prompts, runs, reference, trainInstances, sandbox }),
    ...defined({
      seed: parsed('--seed', flags.seed, parseSeed),
      workers: parsed('--workers', flags.workers, parseWorkers),
    }),
    budget,
    options: pairs('--option', flags.option),
    settings: pairs('--setting', flags.setting),
  }
}

/** The configuration file that this command line names, or the folder's own, with the flags over it. */
export const configOf = async (command: Command, flags: Flags = {}): Promise<Config> => {
  const { config: file } = command.optsWithGlobals<{ config?: string }>()
  const config = await loadConfig(process.cwd(), file)
  const over = flagConfig(flags)
  return {
    ...config,
    ...over,
    budget: { ...config.budget, ...over.budget },
    options: { ...config.options, ...over.options },
    settings: { ...config.settings, ...over.settings },
  }
}
