/** Strategies by name, and those of the user's own by their file. */

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Strategy } from '../discovery/strategy.ts'
import { InputError } from '../problem/input-error.ts'
import { insteadOf } from '../problem/near-names.ts'
import { strategies } from '../strategies/index.ts'

/** Whether a name is that of a file: `./mine.ts`, `search/mine.mjs`. */
const isFile = (name: string): boolean => /\.[cm]?[jt]s$/.test(name) || /[/\\]/.test(name)

const looksRight = (value: unknown): value is Strategy =>
  typeof value === 'object' &&
  value !== null &&
  ['name', 'title', 'source', 'cost'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string') &&
  typeof (value as Strategy).needsModel === 'boolean' &&
  typeof (value as Strategy).search === 'function' &&
  typeof (value as Strategy).options?.safeParse === 'function'

const fromFile = async (name: string, trust: boolean): Promise<Strategy> => {
  if (!trust) {
    throw new InputError(
      `${name} is a program that would run with all your rights, not in the sandbox: add --trust if you trust it`,
    )
  }
  const file = resolve(name)
  let module: { readonly default?: unknown }
  try {
    module = (await import(pathToFileURL(file).href)) as typeof module
  } catch (error) {
    throw new InputError(`Cannot load the strategy ${name}: ${(error as Error).message}`, { cause: error })
  }
  if (!looksRight(module.default)) {
    throw new InputError(
      `${name} has no strategy as its default export: it needs name, title, source, cost, needsModel, options (a zod schema) and search; docs/own-strategy.md shows one`,
    )
  }
  if (strategies.some((shipped) => shipped.name === (module.default as Strategy).name)) {
    throw new InputError(
      `${name} calls itself ${module.default.name}, as a shipped strategy does: give it another name`,
    )
  }
  return module.default
}

/** The strategy of that name, or in that file, which must be trusted. Rejects with `InputError` where there is none such. */
export const findStrategy = async (
  name: string,
  { trust = false }: { readonly trust?: boolean | undefined } = {},
): Promise<Strategy> => {
  const found = strategies.find((strategy) => strategy.name === name)
  if (found !== undefined) return found
  if (isFile(name)) return fromFile(name, trust)
  const names = strategies.map((strategy) => strategy.name)
  throw new InputError(`There is no strategy "${name}"; ${insteadOf(name, names)}`)
}
