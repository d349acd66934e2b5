/** Recognises the same program in another layout, under other names. */

import { createHash } from 'node:crypto'
import type { AnyNode, Identifier, Program } from 'acorn'
import { type Binding, type Scopes, resolveScopes } from './scope.ts'
import { match, parseModule } from './syntax.ts'

/** Fields that say how a node was written, not what it means. */
const spelling = new Set(['type', 'start', 'end', 'raw', 'shorthand', 'directive', 'sourceType', 'optional'])

const bodies = new Set(['body', 'consequent', 'alternate'])

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

const literal = (value: unknown): string => {
  if (typeof value === 'bigint') return `${value}n`
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

/** `{ x }` is `x` where a statement is expected, unless the block declares something. */
const unwrapped = (node: AnyNode): AnyNode => {
  if (node.type !== 'BlockStatement') return node
  const statements = node.body.filter(({ type }) => type !== 'EmptyStatement')
  const [only] = statements
  return only === undefined || statements.length > 1 || only.type.endsWith('Declaration') ? node : unwrapped(only)
}

const isStatementWithBody = (node: AnyNode): boolean => /^(If|For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type)

/** The tree as text: equal for equal trees, locals numbered by first appearance. */
const normalise = (program: Program, { bindings }: Scopes): string => {
  const numbers = new Map<Binding, number>()
  const local = (identifier: Identifier): string => {
    const binding = bindings.get(identifier)
    if (binding === undefined) return identifier.name
    const number = numbers.get(binding) ?? numbers.size
    numbers.set(binding, number)
    return `#${number}`
  }
  const key = (node: AnyNode): string =>
    node.type === 'Identifier'
      ? JSON.stringify(node.name)
      : node.type === 'Literal'
        ? JSON.stringify(String(node.value))
        : print(node)

  const exportedNames = (node: AnyNode): string => {
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration) return ''
    const { declaration } = node
    const names =
      declaration.type === 'VariableDeclaration'
        ? declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : ''))
        : [declaration.id.name]
    return names.join()
  }
  const printList = (nodes: readonly unknown[]): string =>
    `[${nodes
      .filter((node) => !isNode(node) || (node.type !== 'EmptyStatement' && !('directive' in node && node.directive)))
      .map((node) => (isNode(node) ? print(node) : String(node)))
      .join(' ')}]`

  const print = (node: AnyNode): string => special(node) ?? general(node)

  /** Nodes that can be written in several ways, or hold names that are not variables. */
  const special = (node: AnyNode): string | undefined =>
    match(node, {
      Identifier: local,
      Literal: ({ regex, value }) => (regex ? `/${JSON.stringify([regex.pattern, regex.flags])}/` : literal(value)),
      TemplateLiteral: ({ expressions, quasis }) =>
        expressions.length === 0 ? literal(quasis[0]?.value.cooked) : undefined,
      MemberExpression: ({ computed, object, optional, property }) => {
        const plainName = !computed && property.type === 'Identifier' ? property.name : undefined
        const quotedName = computed && property.type === 'Literal' && typeof property.value === 'string'
        const name = quotedName ? String(property.value) : plainName
        return name === undefined ? undefined : `(${optional ? '?.' : '.'} ${print(object)} ${JSON.stringify(name)})`
      },
      ExportSpecifier: ({ local: of, exported }) => `(ExportSpecifier ${print(of)} ${key(exported)})`,
      ImportSpecifier: ({ imported, local: as }) => `(ImportSpecifier ${key(imported)} ${print(as)})`,
      LabeledStatement: ({ label, body }) => `(LabeledStatement ${label.name} ${print(unwrapped(body))})`,
    })

  const general = (node: AnyNode): string => {
    const plain = 'computed' in node && !node.computed && 'key' in node
    const fields = Object.entries(node)
      .filter(([name, value]) => !spelling.has(name) && !(name === 'expression' && typeof value === 'boolean'))
      .map(([name, value]: [string, unknown]) => {
        if (name === 'key' && plain && isNode(value)) return key(value)
        if (name === 'kind' && node.type === 'VariableDeclaration') return value === 'var' ? 'var' : 'let'
        if (Array.isArray(value)) return printList(value)
        if (isNode(value)) return print(bodies.has(name) && isStatementWithBody(node) ? unwrapped(value) : value)
        return name === 'value' ? JSON.stringify(value) : String(value)
      })
    const optional = 'optional' in node && node.optional ? '?' : ''
    return `(${node.type}${optional} ${exportedNames(node)} ${fields.join(' ')})`
  }
  return print(program)
}

/**
 * Hash of the normalised syntax tree, 32 hexadecimal digits. Equal for programs that differ in layout, comments, names of locals and
 * parameters, quotes, spelling of numbers, `const` or `let`, braces around one statement and redundant parentheses only. The exported names count.
 * A program that does not parse is hashed as text.
 */
export const fingerprint = (source: string): string => {
  const syntax = parseModule(source)
  const text = syntax.kind === 'tree' ? normalise(syntax.program, resolveScopes(syntax.program)) : `text ${source}`
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
