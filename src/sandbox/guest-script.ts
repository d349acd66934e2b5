/** The trusted code that goes into every isolate before driver and candidate, linked into one script that V8 compiles once a child. */

import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { basename, extname } from 'node:path'
import ivm from 'isolated-vm'

const extension = extname(new URL(import.meta.url).pathname)
const own = ['fault', 'plain-data', 'describe-error', 'route', 'lock-down', 'conversation', 'runtime']
const packaged = [
  'pure-rand/distribution/uniformFloat64',
  'pure-rand/distribution/uniformInt',
  'pure-rand/generator/xoroshiro128plus',
]

const readOwn = (name: string): string => {
  const text = readFileSync(new URL(`./guest/${name}${extension}`, import.meta.url), 'utf8')
  return extension === '.ts' ? stripTypeScriptTypes(text) : text
}

/** The constant that holds a module's exports, from its name or an import's specifier. */
const constantOf = (specifier: string): string =>
  `module_${basename(specifier)
    .replace(/\.[jt]s$/, '')
    .replaceAll('-', '_')}`

/**
 * In parentheses, V8 compiles a function at once, and keeps it in what it caches; other functions it compiles when they are first called,
 * in every isolate anew.
 */
const compiledAtOnce = (text: string): string =>
  text.replace(/^const (\w+)\s*=\s*(\([^\n]*=>\s*\{\s*\n[\s\S]*?^\})/gm, 'const $1 = ($2)')

/** A module as an expression whose value is its exports: `import { a } from` and two forms of `export`, which is all that trusted code uses. */
const linked = (name: string, source: string): string => {
  const exported: string[] = []
  const text = source
    .replace(/^import\s*\{([^}]*)\}\s*from\s*['"]([^'"]+)['"];?/gm, (_, names: string, specifier: string) => {
      return `const {${names}} = ${constantOf(specifier)}`
    })
    .replace(/^export (const|function|class) (\w+)/gm, (_, kind: string, symbol: string) => {
      exported.push(symbol)
      return `${kind} ${symbol}`
    })
    .replace(/^export\s*\{([^}]*)\};?/gm, (_, names: string) => {
      exported.push(names)
      return ''
    })
  const left = /^(import|export)\b.*/m.exec(text)
  if (left !== null) throw new Error(`Trusted module ${name} has a statement that is not linked: ${left[0]}`)
  return `const ${constantOf(name)} = (() => {\n${compiledAtOnce(text)}\nreturn { ${exported.join(', ')} }\n})();`
}

/** Imported before importers; the value is the exports of the last. */
const sources = [
  ...packaged.map((specifier) => linked(specifier, readFileSync(new URL(import.meta.resolve(specifier)), 'utf8'))),
  ...own.map((name) => linked(name, readOwn(name))),
]
const scriptEndingIn = (last: string): string => `(() => {\n'use strict';\n${sources.join('\n')}\n${last}\n})()`
const runtime = constantOf('runtime')

/** Realms of one process are alike, so that one is surveyed for all. */
const surveyed = (): string => {
  const isolate = new ivm.Isolate({ memoryLimit: 16 })
  try {
    return isolate.createContextSync().evalSync(scriptEndingIn(`return ${runtime}.survey()`)) as string
  } finally {
    isolate.dispose()
  }
}
const script = scriptEndingIn(`${runtime}.lock(${surveyed()})\nreturn ${runtime}`)

let compiled: ivm.ExternalCopy<ArrayBuffer> | undefined

/** Runs the trusted script in a fresh context, which locks its realm; resolves references by the names that `guest/runtime.ts` exports. */
export const runGuestScript = (isolate: ivm.Isolate, context: ivm.Context): ivm.Reference<Record<string, unknown>> => {
  // Never from outside of this process and never of a guest's code: V8 believes whatever it finds there.
  const cache = compiled === undefined ? { produceCachedData: true } : { cachedData: compiled }
  const trusted = isolate.compileScriptSync(script, { filename: 'trusted', ...cache })
  // Types leave this property out.
  compiled ??= (trusted as ivm.CachedDataResult).cachedData
  return trusted.runSync(context, { reference: true }) as ivm.Reference<Record<string, unknown>>
}
