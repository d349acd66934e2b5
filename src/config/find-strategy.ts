/** Strategies by name, and those of the user's own by their file. */

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseGuestProgram } from '../candidate/guest-program.ts'
import type { Strategy } from '../discovery/strategy.ts'
import { InputError } from '../problem/input-error.ts'
import { insteadOf } from '../problem/near-names.ts'
import { shippedFolder } from '../problem/shipped.ts'
import { loadTemplates } from '../prompts/templates.ts'
import { guestStrategy } from '../strategies/guest-strategy.ts'
import { strategies } from '../strategies/index.ts'
import { readProgram } from './read-program.ts'

/** Whether a name is that of a file: `./mine.ts`, `search/mine.mjs`. */
const isFile = (name: string): boolean => /\.[cm]?[jt]s$/.test(name) || /[/\\]/.test(name)

const looksRight = (value: unknown): value is Strategy =>
  typeof value === 'object' &&
  value !== null &&
  ['name', 'title', 'source', 'cost'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string') &&
  typeof (value as Strategy).needsModel === 'boolean' &&
  typeof (value as Strategy).search === 'function' &&
  typeof (value as Strategy).options?.safeParse === 'function'

/** A program for the sandbox: `found.guest.js`. */
const guestEnding = /\.guest\.m?js$/

/** The strategy that a program in the sandbox is, as `moh` finds them; nothing of it is run here. */
const fromGuestFile = (file: string): Strategy => {
  const { name: program, source } = readProgram(file)
  const parsed = parseGuestProgram(source)
  if (parsed.kind === 'rejected')
    throw new InputError(`${file} is no program that conducts a search: ${parsed.message}`)
  const templates = loadTemplates([shippedFolder('prompts')])
  const of = (operator: string): string => templates[`moh/${operator}.md`] ?? ''
  return guestStrategy({
    name: program.replace(guestEnding, ''),
    title: 'A program that conducts the search, run in the sandbox',
    source,
    templates: { propose: of('propose'), ask: of('ask') },
  })
}

const fromModule = async (name: string, trust: boolean): Promise<Strategy> => {
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
  return module.default
}

const fromFile = async (name: string, trust: boolean): Promise<Strategy> => {
  const own = guestEnding.test(name) ? fromGuestFile(name) : await fromModule(name, trust)
  if (strategies.every((shipped) => shipped.name !== own.name)) return own
  throw new InputError(`${name} calls itself ${own.name}, as a shipped strategy does: give it another name`)
}

/** The strategy of that name, or in that file, which must be trusted unless it is a program for the sandbox. Rejects with `InputError` where there is none such. */
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
