/** Expression trees: what genetic programming varies. Values are immutable; a change makes a new tree. */

import type { ExpressionType, OperatorName } from './operators.ts'
import { operators } from './operators.ts'

/** A node: a constant, an input of the grammar by its code, a truth value, or an operator over operands of the types that it wants. */
export type Expression =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'input'; readonly code: string }
  | { readonly kind: 'apply'; readonly operator: OperatorName; readonly operands: readonly Expression[] }

export const constant = (value: number): Expression => ({ kind: 'constant', value })
export const input = (code: string): Expression => ({ kind: 'input', code })
export const apply = (operator: OperatorName, ...operands: readonly Expression[]): Expression => ({
  kind: 'apply',
  operator,
  operands,
})

export const typeOf = (tree: Expression): ExpressionType =>
  tree.kind === 'apply' ? operators[tree.operator].returns : tree.kind === 'truth' ? 'bool' : 'number'

const operandsOf = (tree: Expression): readonly Expression[] => (tree.kind === 'apply' ? tree.operands : [])

/** All nodes, the tree itself first, in the order in which they are printed. */
export const nodesOf = (tree: Expression): readonly Expression[] => [tree, ...operandsOf(tree).flatMap(nodesOf)]

/** How many nodes a tree has. */
export const sizeOf = (tree: Expression): number => operandsOf(tree).reduce((sum, operand) => sum + sizeOf(operand), 1)

/** How many nodes the longest path from the root has. */
export const depthOf = (tree: Expression): number =>
  operandsOf(tree).reduce((deepest, operand) => Math.max(deepest, depthOf(operand)), 0) + 1

/** The tree with the node at `position` (in the order of `nodesOf`) replaced. */
export const replaceAt = (tree: Expression, position: number, replacement: Expression): Expression => {
  if (position === 0) return replacement
  if (tree.kind !== 'apply') throw new RangeError('Expected the position of a node of the tree')
  let start = 1
  const operands = tree.operands.map((operand) => {
    const offset = position - start
    const size = sizeOf(operand)
    start += size
    return offset >= 0 && offset < size ? replaceAt(operand, offset, replacement) : operand
  })
  return { ...tree, operands }
}

/** Whether two trees are the same expression. */
export const sameTree = (a: Expression, b: Expression): boolean => {
  if (a.kind === 'apply') {
    return (
      b.kind === 'apply' &&
      a.operator === b.operator &&
      a.operands.every((operand, index) => sameTree(operand, b.operands[index] as Expression))
    )
  }
  if (a.kind === 'input') return b.kind === 'input' && a.code === b.code
  return a.kind === b.kind && Object.is(a.value, b.value)
}
