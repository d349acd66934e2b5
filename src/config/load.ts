/** Finds and reads the configuration file. */

import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { z } from 'zod'
import { InputError } from '../problem/input-error.ts'
import { offerOwnPackage } from '../problem/own-package.ts'
import { config, type Config } from './config.ts'

const names = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `heuristica.config.${ending}`)

const read = async (file: string): Promise<unknown> => {
  offerOwnPackage()
  try {
    if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8')) as unknown
    const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown }
    if (module.default === undefined)
      throw new Error('it has no default export; write: export default defineConfig({ … })')
    return module.default
  } catch (error) {
    throw new InputError(`Cannot read the configuration ${file}: ${(error as Error).message}`, { cause: error })
  }
}

/** Where a value is in the configuration, and what was wrong with it. */
const explain = (issue: z.core.$ZodIssue): string =>
  `${issue.path.length === 0 ? '' : `${issue.path.join('.')}: `}${issue.message}`

/** The configuration in `file`, or in `heuristica.config.*` of `folder`; empty where there is none. */
export const loadConfig = async (folder: string, file?: string): Promise<Config> => {
  const path = file === undefined ? names.map((name) => join(folder, name)).find(existsSync) : resolve(folder, file)
  if (path === undefined) return {}
  if (!existsSync(path)) throw new InputError(`There is no configuration file ${path}`)
  const parsed = config.safeParse(await read(path))
  if (parsed.success) return parsed.data
  throw new InputError(`${path}: ${parsed.error.issues.map(explain).join('; ')}`)
}
