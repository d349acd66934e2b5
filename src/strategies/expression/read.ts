/** Reads expressions back from source in the form in which they are printed, as tuning returns it. */

import type { AnyNode } from 'acorn'
import type { Grammar } from './grammar.ts'
import type { Helper } from './helper.ts'
import type { OperatorName } from './operators.ts'
import type { Genome } from './program.ts'
import type { Expression } from './tree.ts'
import { parse } from 'acorn'
import { full } from 'acorn-walk'
import { apply, constant, input } from './tree.ts'

const binary: Readonly<Record<string, OperatorName>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '<': 'less',
  '&&': 'and',
  '||': 'or',
}
const called: Readonly<Record<string, OperatorName>> = {
  'Math.min': 'smaller',
  'Math.max': 'larger',
  'Math.log': 'log',
  'Math.sqrt': 'root',
}

class Unfamiliar extends Error {
  override name = 'Unfamiliar' as const
}

/** The expression that makes the function's result, and what the names inside stand for. */
const partsOf = (
  body: AnyNode,
  { shape }: Grammar,
): { readonly value: AnyNode; readonly names: ReadonlyMap<string, AnyNode> } => {
  const names = new Map<string, AnyNode>()
  let value: AnyNode | undefined
  full(body, (one) => {
    if (one.type === 'VariableDeclarator' && one.id.type === 'Identifier' && one.init) names.set(one.id.name, one.init)
    if (shape.kind === 'number' && one.type === 'ReturnStatement') value = one.argument ?? undefined
    const assigned = one.type === 'AssignmentExpression' && one.left.type === 'MemberExpression' ? one.right : undefined
    if (shape.kind === 'vector' || shape.kind === 'matrix') value ??= assigned
  })
  if (shape.kind === 'choice') value = names.get(shape.score)
  if (value === undefined) throw new Unfamiliar('no result')
  return { value, names }
}

const expressionOf = (source: string, body: AnyNode, grammar: Grammar): Expression => {
  const { value, names } = partsOf(body, grammar)
  const inputs = new Set(grammar.inputs.map((one) => one.code))
  const helpers = new Map(
    (['divide', 'log', 'root', 'power'] as const satisfies readonly Helper[]).map((helper) => [
      grammar.helpers[helper],
      helper,
    ]),
  )
  const visit = (node: AnyNode): Expression => {
    const text = source.slice(node.start, node.end)
    if (inputs.has(text)) return input(text)
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- all other forms are unfamiliar
    switch (node.type) {
      case 'Literal':
        if (typeof node.value === 'number') return constant(node.value)
        if (typeof node.value === 'boolean') return { kind: 'truth', value: node.value }
        break
      case 'Identifier': {
        const meaning = names.get(node.name)
        if (meaning !== undefined) return visit(meaning)
        break
      }
      case 'UnaryExpression': {
        if (node.operator !== '-') break
        const operand = visit(node.argument)
        return operand.kind === 'constant' ? constant(-operand.value) : apply('negate', operand)
      }
      case 'BinaryExpression':
      case 'LogicalExpression': {
        const operator = binary[node.operator]
        if (operator !== undefined) return apply(operator, visit(node.left), visit(node.right))
        break
      }
      case 'ConditionalExpression':
        return apply('choose', visit(node.test), visit(node.consequent), visit(node.alternate))
      case 'ParenthesizedExpression':
        return visit(node.expression)
      case 'CallExpression': {
        const callee = source.slice(node.callee.start, node.callee.end)
        const operator = called[callee] ?? helpers.get(callee)
        if (operator !== undefined) return apply(operator, ...node.arguments.map(visit))
        break
      }
      default:
        break
    }
    throw new Unfamiliar(text)
  }
  return visit(value)
}

/** The genome of a source that `programOf` printed, with whatever constants it has now; undefined for any other program. */
export const readGenome = (source: string, grammars: readonly Grammar[]): Genome | undefined => {
  try {
    const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' })
    return grammars.map((grammar) => {
      for (const statement of program.body) {
        const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined
        if (declaration?.type !== 'FunctionDeclaration' || declaration.id.name !== grammar.contract.name) continue
        return expressionOf(source, declaration.body, grammar)
      }
      throw new Unfamiliar(grammar.contract.name)
    })
  } catch (error) {
    if (error instanceof Unfamiliar || error instanceof SyntaxError) return undefined
    throw error
  }
}
