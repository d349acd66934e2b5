/** The syntax tree of a candidate: parsing into it and walking over it. */

import { type AnyNode, type Program, parse } from 'acorn'

/** Where in a source, both 1-based. */
export type Position = { readonly line: number; readonly column: number }

/** A syntax tree, or why there is none: `detail` is the parser's sentence without its position. */
export type Syntax =
  | { readonly kind: 'tree'; readonly program: Program }
  | { readonly kind: 'error'; readonly detail: string; readonly position: Position }

/** The position of an offset. */
export const positionAt = (source: string, offset: number): Position => {
  const before = source.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** The direct children of a node, in the order of its fields. */
export const childNodes = (node: AnyNode): AnyNode[] => {
  const children: AnyNode[] = []
  for (const value of Object.values(node) as unknown[]) {
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (isNode(item)) children.push(item)
    } else if (isNode(value)) children.push(value)
  }
  return children
}

/** Deeper trees could exhaust the stack of whoever walks over them. */
const maxDepth = 400

/** The first node that lies too deep, found without recursion. */
const tooDeep = (program: Program): AnyNode | undefined => {
  let level: readonly AnyNode[] = [program]
  for (let depth = 0; depth < maxDepth && level.length > 0; depth++) level = level.flatMap(childNodes)
  return level[0]
}

/** How many sources are remembered: a candidate's is asked for by everyone who looks at it, within one turn. */
const mostKept = 32
const kept = new Map<string, Syntax>()

/** Parses an ES module. Expressions, blocks and functions may be nested 400 deep. Trees are shared, and not to be changed. */
export const parseModule = (source: string): Syntax => {
  const known = kept.get(source)
  if (known !== undefined) return known
  const [oldest] = kept.keys()
  if (oldest !== undefined && kept.size >= mostKept) kept.delete(oldest)
  const syntax = parsed(source)
  kept.set(source, syntax)
  return syntax
}

const parsed = (source: string): Syntax => {
  const deep = (position: Position): Syntax => ({
    kind: 'error',
    detail: `the code is nested too deeply, more than ${maxDepth} levels`,
    position,
  })
  try {
    const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' })
    const node = tooDeep(program)
    return node === undefined ? { kind: 'tree', program } : deep(positionAt(source, node.start))
  } catch (error) {
    if (error instanceof RangeError) return deep({ line: 1, column: 1 })
    if (!(error instanceof SyntaxError)) throw error
    const { line, column } = (error as SyntaxError & { readonly loc: Position }).loc
    const at: Position = { line, column: column + 1 }
    if (error.message.startsWith('Not enough stack')) return deep(at)
    return {
      kind: 'error',
      detail: error.message.replace(/ \(\d+:\d+\)$/, ''),
      position: at,
    }
  }
}

/** The node and everything below it, parents first. */
export function* descendants(node: AnyNode): Generator<AnyNode, undefined> {
  const waiting = [node]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next
    const children = childNodes(next)
    for (let at = children.length - 1; at >= 0; at--) waiting.push(children[at] as AnyNode)
  }
}

/** Whether a node is a function of any form. */
export const isFunction = (
  node: AnyNode,
): node is Extract<AnyNode, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }> =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'

/** What to do with some types of nodes. */
export type Cases<Result> = {
  readonly [Type in AnyNode['type']]?: (node: Extract<AnyNode, { readonly type: Type }>) => Result
}

/** The result of the case for the node's type; undefined where there is none. */
export const match = <Result>(node: AnyNode, cases: Cases<Result>): Result | undefined =>
  (cases[node.type] as ((node: AnyNode) => Result) | undefined)?.(node)
