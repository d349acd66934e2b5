/** A program whose constants are parameters: made once, called with other values for each member of a tuning generation. */

import { type Constant, withTexts } from './constants.ts'
import { parseModule } from './syntax.ts'
import { withoutExports } from './without-exports.ts'

/** What a program may see of its own text, by which it could tell parameters from constants. */
const readsItself = /\.\s*stack\b|["'`]stack["'`]|\{[^}]*\bstack\b[^}]*\}\s*=|\btoString\b|\\u/

const freshPrefix = (source: string): string => {
  let prefix = 'constant'
  while (source.includes(prefix)) prefix += '$'
  return prefix
}

/**
 * A module exporting one function of that name, which takes a value for each constant, runs
 * the whole program, its module-level statements included, with the values in place of its constants, and returns what the program exports. Lines stay where they are. Undefined where that cannot be written, or where the program
 * might tell the difference: by default exports, imports, waiting at its top level, or reading its own text.
 */
export const withParameters = (
  source: string,
  constants: readonly Constant[],
  makerName: string,
): string | undefined => {
  if (readsItself.test(source)) return undefined
  const prefix = freshPrefix(source)
  const names = constants.map((_, index) => `${prefix}${index}`)
  // Spaces and not parentheses: a line that begins with a number begins a statement, one that begins with a parenthesis may go on with the last.
  const spaced = names.map((name) => ` ${name} `)
  const text = withTexts(source, constants, spaced)
  const syntax = parseModule(text)
  if (syntax.kind === 'error') return undefined
  const { program } = syntax
  const isForeign = program.body.some(
    (statement) =>
      statement.type === 'ImportDeclaration' ||
      statement.type === 'ExportDefaultDeclaration' ||
      statement.type === 'ExportAllDeclaration' ||
      (statement.type === 'ExportNamedDeclaration' && statement.source !== null && statement.source !== undefined),
  )
  if (isForeign) return undefined
  const { body, local } = withoutExports(program, text)
  const exported = [...local].map(([name, inside]) => `get ${JSON.stringify(name)}() { return ${inside} }`)
  const module = `export const ${makerName} = (${names.join(', ')}) => { ${body}\nreturn { ${exported.join(', ')} } }\n`
  return parseModule(module).kind === 'tree' ? module : undefined
}
