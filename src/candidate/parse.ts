/** The gate before evaluation: what a program must be to be worth running, with messages that a model can act on. */

import type { AnyNode, Function as FunctionNode, Program } from 'acorn'
import { declaredBy, resolveScopes } from './scope.ts'
import { type Position, childNodes, descendants, isFunction, match, parseModule, positionAt } from './syntax.ts'

/** Largest source that is accepted, in bytes of UTF-8. */
export const maxSourceBytes: number = 64 * 1024

/** Names that do not exist where a candidate runs, or must not be used: they reach for code, time, chance of another kind, or the outside. */
export const forbiddenNames: readonly string[] = (
  'eval Function globalThis window self global require module exports process Buffer Date performance console setTimeout setInterval ' +
  'setImmediate queueMicrotask fetch XMLHttpRequest WebSocket Worker SharedArrayBuffer Atomics WebAssembly crypto Deno Bun'
).split(' ')

/** A program that may be run, or the first reason why not; `message` names line and column and shows the line. */
export type Parsed =
  | { readonly kind: 'program'; readonly program: Program }
  | { readonly kind: 'rejected'; readonly message: string; readonly position: Position | undefined }

const shown = (source: string, { line, column }: Position): string => {
  const text = (source.split('\n')[line - 1] ?? '').slice(0, 200)
  return `  ${line} | ${text}\n${' '.repeat(`  ${line} | `.length + Math.min(column - 1, text.length))}^`
}

const rejectedAt = (source: string, position: Position, reason: string): Parsed => ({
  kind: 'rejected',
  message: `line ${position.line}, column ${position.column}: ${reason}\n${shown(source, position)}`,
  position,
})

/** Parses a module; the message of a syntax error names line and column and shows the line. */
export const parseSource = (source: string): Parsed => {
  const syntax = parseModule(source)
  if (syntax.kind === 'tree') return { kind: 'program', program: syntax.program }
  const hint =
    syntax.detail === 'Unexpected token' && /\*\*/.test(source.split('\n')[syntax.position.line - 1] ?? '')
      ? '; in JavaScript a negated base of ** needs parentheses: (-x) ** 2 or -(x ** 2)'
      : ''
  return rejectedAt(source, syntax.position, `SyntaxError: ${syntax.detail}${hint}`)
}

const alone = 'is not available; write everything that is needed into this one module'

/** What a module may not contain; undefined for nodes that are allowed. */
const objection = (node: AnyNode): string | undefined =>
  match(node, {
    ImportDeclaration: () => `import ${alone}`,
    ImportExpression: () => `import ${alone}`,
    ExportAllDeclaration: () => `export … from ${alone}`,
    ExportNamedDeclaration: ({ source }) => (source ? `export … from ${alone}` : undefined),
    MetaProperty: ({ meta }) => (meta.name === 'import' ? 'import.meta is not available' : undefined),
  })

const topLevelAwait = (node: AnyNode): AnyNode | undefined => {
  if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) return node
  if (isFunction(node)) return undefined
  for (const child of childNodes(node)) {
    const found = topLevelAwait(child)
    if (found !== undefined) return found
  }
  return undefined
}

/** What each name is exported as: the function, the expression that it is initialised with, or undefined where that cannot be seen. */
export const namedExports = (program: Program): ReadonlyMap<string, AnyNode | undefined> => {
  const declared = new Map<string, AnyNode | undefined>()
  const exported = new Map<string, AnyNode | undefined>()
  const declarations = (statement: AnyNode): (readonly [string, AnyNode | undefined])[] => {
    if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration')
      return statement.id === null ? [] : [[statement.id.name, statement]]
    if (statement.type !== 'VariableDeclaration') return []
    return statement.declarations.flatMap(({ id, init }) =>
      declaredBy(id).map((name) => [name.name, id.type === 'Identifier' ? (init ?? undefined) : undefined] as const),
    )
  }
  for (const statement of program.body) {
    const inner =
      statement.type === 'ExportNamedDeclaration' && statement.declaration ? statement.declaration : statement
    for (const [name, value] of declarations(inner)) {
      declared.set(name, value)
      if (inner !== statement) exported.set(name, value)
    }
  }
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration') continue
    for (const { local, exported: as } of statement.specifiers) {
      const name = as.type === 'Identifier' ? as.name : String(as.value)
      exported.set(name, local.type === 'Identifier' ? declared.get(local.name) : undefined)
    }
  }
  return exported
}

const notCallable = (node: AnyNode): string | undefined => {
  if (isFunction(node)) {
    const { async, generator }: FunctionNode = node
    return async ? 'it is async' : generator ? 'it is a generator' : undefined
  }
  return /^(Literal|TemplateLiteral|ObjectExpression|ArrayExpression|Class.*|UnaryExpression|BinaryExpression)$/.test(
    node.type,
  )
    ? 'it is something else'
    : undefined
}

/**
 * Parses a candidate and checks what can be known without running it: size, no imports, no top-level await, no forbidden names, and every
 * function of the contract exported as a plain function.
 */
export const parseCandidate = (source: string, names: readonly string[]): Parsed => {
  const bytes = Buffer.byteLength(source)
  if (bytes > maxSourceBytes) {
    const message = `the source has ${bytes} bytes, more than the ${maxSourceBytes} that are accepted; write a shorter program`
    return { kind: 'rejected', message, position: undefined }
  }
  const parsed = parseSource(source)
  if (parsed.kind === 'rejected') return parsed
  const { program } = parsed
  const reject = (node: AnyNode, reason: string): Parsed => rejectedAt(source, positionAt(source, node.start), reason)

  for (const node of descendants(program)) {
    const reason = objection(node)
    if (reason !== undefined) return reject(node, reason)
  }
  const awaiting = topLevelAwait(program)
  if (awaiting !== undefined)
    return reject(awaiting, 'await is not available outside functions; everything is synchronous')
  const forbidden = resolveScopes(program).unresolved.find(({ name }) => forbiddenNames.includes(name))
  if (forbidden !== undefined)
    return reject(
      forbidden,
      `\`${forbidden.name}\` is not available; none of these are: ${forbiddenNames.join(', ')}. Use plain JavaScript and Math`,
    )

  const exports = namedExports(program)
  for (const name of names) {
    if (!exports.has(name)) {
      const message = `the function \`${name}\` is not exported; write \`export function ${name}(…) { … }\` at the top level`
      return { kind: 'rejected', message, position: undefined }
    }
    const value = exports.get(name)
    const reason = value === undefined ? undefined : notCallable(value)
    if (value !== undefined && reason !== undefined)
      return reject(
        value,
        `\`${name}\` must be a plain function, but ${reason}; write \`export function ${name}(…) { … }\``,
      )
  }
  return parsed
}
