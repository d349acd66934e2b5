/** One module's text: read, types stripped, parsed, and printed again in one normal form. */

import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { type Literal, parse, type Program } from 'acorn'
import { full } from 'acorn-walk'
import { generate } from 'astring'
import { InputError } from './input-error.ts'
import { stripTypes } from './strip-types.ts'

/** A static import or re-export: the specifier, and its line in the file. */
export type ModuleImport = { readonly specifier: string; readonly line: number }

/** A module, ready to run. */
export type ModuleSource = {
  readonly file: string
  /** JavaScript; lines are those of the file. */
  readonly source: string
  readonly imports: readonly ModuleImport[]
  /** Line of the first `import()` or `import.meta`, if any. */
  readonly dynamicAt: number | undefined
  /** The source printed from its syntax tree with each specifier replaced: equal for programs that differ in types, layout and comments only. */
  normalised(rename: (specifier: string) => string): string
}

const parseModule = (file: string, source: string): Program => {
  try {
    return parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new InputError(`${file} is not JavaScript: ${error.message}`, { cause: error })
  }
}

const withoutTypes = (file: string, text: string): string => {
  try {
    return stripTypes(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new InputError(`${file}: only erasable TypeScript runs here: ${error.message.trim().split('\n')[0]}`, {
      cause: error,
    })
  }
}

const specifiersOf = (program: Program): readonly Literal[] =>
  program.body.flatMap((node) =>
    (node.type === 'ImportDeclaration' ||
      node.type === 'ExportNamedDeclaration' ||
      node.type === 'ExportAllDeclaration') &&
    node.source
      ? [node.source]
      : [],
  )

/** Prints the parsed module. The tree is changed: literals lose their spelling, so that a compiler's quotes do not count. */
const print = (program: Program, rename: (specifier: string) => string): string => {
  full(program, (node) => {
    if (node.type !== 'Literal') return
    if (typeof node.value === 'string' || Number.isFinite(node.value)) delete node.raw
  })
  for (const specifier of specifiersOf(program)) {
    specifier.value = rename(String(specifier.value))
    delete specifier.raw
  }
  return generate(program)
}

/** Text of a module as it stands in `file`; the ending says whether types are stripped. Throws InputError for a syntax error. */
export const moduleSource = (file: string, text: string): ModuleSource => {
  const source = extname(file) === '.ts' || extname(file) === '.mts' ? withoutTypes(file, text) : text
  const program = parseModule(file, source)
  let dynamicAt: number | undefined
  full(program, (node) => {
    if (node.type === 'ImportExpression' || (node.type === 'MetaProperty' && source.startsWith('import', node.start)))
      dynamicAt ??= node.loc?.start.line
  })
  return {
    file,
    source,
    imports: specifiersOf(program).map(({ value, loc }) => ({ specifier: String(value), line: loc?.start.line ?? 1 })),
    dynamicAt,
    normalised: (rename) => print(parseModule(file, source), rename),
  }
}

/** Reads and parses a module. Throws InputError where it cannot. */
export const readModule = (file: string): ModuleSource => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new InputError(`Cannot read the module ${file}: ${(error as Error).message}`, { cause: error })
  }
  return moduleSource(file, text)
}
