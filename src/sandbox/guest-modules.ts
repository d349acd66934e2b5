/** The trusted modules that go into every isolate before driver and candidate, as text. */

import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { basename, extname } from 'node:path'

const extension = extname(new URL(import.meta.url).pathname)
const own = ['fault', 'plain-data', 'describe-error', 'lock-down', 'runtime']
const packaged = [
  'pure-rand/distribution/uniformFloat64',
  'pure-rand/distribution/uniformInt',
  'pure-rand/generator/xoroshiro128plus',
]

/** The name under which a module is kept, from an import's specifier. */
export const guestModuleName = (specifier: string): string => basename(specifier).replace(/\.[jt]s$/, '')

const readOwn = (name: string): string => {
  const text = readFileSync(new URL(`./guest/${name}${extension}`, import.meta.url), 'utf8')
  return extension === '.ts' ? stripTypeScriptTypes(text) : text
}

/** Sources by module name, imported before importers. */
export const guestModules: ReadonlyMap<string, string> = new Map([
  ...packaged.map((specifier): [string, string] => [
    guestModuleName(specifier),
    readFileSync(new URL(import.meta.resolve(specifier)), 'utf8'),
  ]),
  ...own.map((name): [string, string] => [name, readOwn(name)]),
])
