/** Makes a program export the functions of the contract by name, where it plainly means to. */

import type { AnyNode, Expression, Program } from 'acorn'
import { namedExports } from './parse.ts'
import { isFunction, parseModule } from './syntax.ts'

type Edit = { readonly start: number; readonly end: number; readonly text: string }

const apply = (source: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end), source)

const isNamed = (node: AnyNode, name: string): boolean => node.type === 'Identifier' && node.name === name

/** What `module.exports = …`, `module.exports.name = …` and `exports.name = …` assign: the name is undefined for the whole object. */
const commonJs = (
  statement: AnyNode,
): { readonly name: string | undefined; readonly value: Expression } | undefined => {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return undefined
  const { left, right, operator } = statement.expression
  if (operator !== '=' || left.type !== 'MemberExpression' || left.computed || left.property.type !== 'Identifier')
    return undefined
  const { object, property } = left
  const isModuleExports =
    object.type === 'MemberExpression' && isNamed(object.object, 'module') && isNamed(object.property, 'exports')
  if (isNamed(object, 'exports') || isModuleExports) return { name: property.name, value: right }
  return isNamed(object, 'module') && property.name === 'exports' ? { name: undefined, value: right } : undefined
}

const declarationOf = (program: Program, name: string): AnyNode | undefined =>
  program.body.find(
    (statement) =>
      (statement.type === 'FunctionDeclaration' && statement.id.name === name) ||
      (statement.type === 'VariableDeclaration' &&
        statement.declarations.some(({ id }) => id.type === 'Identifier' && id.name === name)),
  )

/** Exports what a statement hands out under a name: by moving the export to the declaration, or by exporting the expression itself. */
const handOut = (
  program: Program,
  source: string,
  statement: AnyNode,
  name: string,
  value: AnyNode,
): Edit | undefined => {
  const replace = (text: string): Edit => ({ start: statement.start, end: statement.end, text })
  const code = source.slice(value.start, value.end)
  if (value.type === 'Identifier') {
    if (declarationOf(program, value.name) === undefined) return undefined
    return replace(value.name === name ? '' : `export { ${value.name} as ${name} }`)
  }
  if (value.type === 'FunctionExpression' && value.id?.name === name) return replace(`export ${code}`)
  return isFunction(value) && value.type !== 'FunctionDeclaration'
    ? replace(`export const ${name} = ${code}`)
    : undefined
}

const defaultExport = (
  program: Program,
  source: string,
  statement: AnyNode,
  names: readonly string[],
): Edit | undefined => {
  if (statement.type !== 'ExportDefaultDeclaration') return undefined
  const { declaration } = statement
  const only = names.length === 1 ? names[0] : undefined
  const handed =
    (declaration.type === 'Identifier' && names.includes(declaration.name) ? declaration.name : undefined) ?? only
  if (declaration.type === 'FunctionDeclaration') {
    const own = declaration.id?.name
    if (own !== undefined && names.includes(own))
      return { start: statement.start, end: declaration.start, text: 'export ' }
    if (only === undefined || own !== undefined) return undefined
    const parameters = source.indexOf('(', declaration.start)
    return { start: statement.start, end: parameters, text: `export function ${only}` }
  }
  return handed === undefined ? undefined : handOut(program, source, statement, handed, declaration)
}

const commonJsEdit = (
  program: Program,
  source: string,
  statement: AnyNode,
  names: readonly string[],
): Edit | undefined => {
  const assigned = commonJs(statement)
  if (assigned === undefined) return undefined
  const { value } = assigned
  if (assigned.name !== undefined)
    return names.includes(assigned.name) ? handOut(program, source, statement, assigned.name, value) : undefined
  if (value.type !== 'ObjectExpression') {
    const name =
      value.type === 'Identifier' && names.includes(value.name) ? value.name : names.length === 1 ? names[0] : undefined
    return name === undefined ? undefined : handOut(program, source, statement, name, value)
  }
  const parts = value.properties.map((property) => {
    if (property.type !== 'Property' || property.computed || property.key.type !== 'Identifier') return undefined
    const { name } = property.key
    if (!names.includes(name)) return ''
    if (property.method) return `export function ${name}${source.slice(property.value.start, property.value.end)}`
    return handOut(program, source, statement, name, property.value)?.text
  })
  if (parts.includes(undefined)) return undefined
  return { start: statement.start, end: statement.end, text: parts.filter((part) => part !== '').join('\n') }
}

/**
 * The source with every name exported that it declares at the top level, hands out by `export default` or by CommonJS; unchanged where
 * nothing is missing or nothing is plain.
 */
export const withNamedExports = (source: string, names: readonly string[]): string => {
  const syntax = parseModule(source)
  if (syntax.kind === 'error') return source
  const { program } = syntax
  const missing = names.filter((name) => !namedExports(program).has(name))
  if (missing.length === 0) return source
  const handed = program.body.flatMap(
    (statement) =>
      defaultExport(program, source, statement, missing) ?? commonJsEdit(program, source, statement, missing) ?? [],
  )
  const moved = apply(source, handed)
  const after = parseModule(moved)
  if (after.kind === 'error') return source
  const starts = missing
    .filter((name) => !namedExports(after.program).has(name))
    .flatMap((name) => declarationOf(after.program, name)?.start ?? [])
  const text = apply(
    moved,
    [...new Set(starts)].map((start) => ({ start, end: start, text: 'export ' })),
  )
  return parseModule(text).kind === 'tree' ? text : source
}
