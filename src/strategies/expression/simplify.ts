/** Algebra that shortens expressions without changing a value. */

import type { Expression } from './tree.ts'
import type { Range } from './range.ts'
import { operators } from './operators.ts'
import { mayBeZero, rangeOf } from './range.ts'
import { apply, constant, sameTree } from './tree.ts'

const isNumber = (tree: Expression, value: number): boolean => tree.kind === 'constant' && tree.value === value
const negated = (tree: Expression): Expression | undefined =>
  tree.kind === 'apply' && tree.operator === 'negate' ? tree.operands[0] : undefined

const fold = (tree: Expression & { readonly kind: 'apply' }): Expression | undefined => {
  const values = tree.operands.map((operand) =>
    operand.kind === 'constant' || operand.kind === 'truth' ? Number(operand.value) : undefined,
  )
  if (values.includes(undefined)) return undefined
  const [a = 0, b = 0, c = 0] = values as number[]
  const value = operators[tree.operator].apply(a, b, c)
  if (operators[tree.operator].returns === 'bool') return { kind: 'truth', value: value === 1 }
  return Number.isFinite(value) ? constant(value) : undefined
}

/** Chains of `and` and `or` lean to the left, as they are read; undefined where the tree does already. */
const leftward = ({ operator, operands }: Expression & { readonly kind: 'apply' }): Expression | undefined => {
  const [a, b] = operands as [Expression, Expression]
  if (b.kind !== 'apply' || b.operator !== operator) return undefined
  const [first, second] = b.operands as [Expression, Expression]
  return apply(operator, apply(operator, a, first), second)
}

/** One step at the root of a tree whose operands are simple; undefined where there is none. */
const step = (tree: Expression, ranges: ReadonlyMap<string, Range>): Expression | undefined => {
  if (tree.kind !== 'apply') return undefined
  const folded = fold(tree)
  if (folded !== undefined) return folded
  const [a, b, c] = tree.operands as [Expression, Expression, Expression]
  const rangeOfA = () => rangeOf(a, ranges)
  const rangeOfB = () => rangeOf(b, ranges)
  switch (tree.operator) {
    case 'add': {
      if (isNumber(a, 0)) return b
      if (isNumber(b, 0)) return a
      const minusA = negated(a)
      const minusB = negated(b)
      if (minusB !== undefined) return apply('subtract', a, minusB)
      return minusA === undefined ? undefined : apply('subtract', b, minusA)
    }
    case 'subtract': {
      if (isNumber(b, 0)) return a
      if (isNumber(a, 0)) return apply('negate', b)
      if (sameTree(a, b)) return constant(0)
      const minusB = negated(b)
      if (minusB !== undefined) return apply('add', a, minusB)
      return b.kind === 'constant' && b.value < 0 ? apply('add', a, constant(-b.value)) : undefined
    }
    case 'multiply':
      if (isNumber(a, 0) || isNumber(b, 0)) return constant(0)
      if (isNumber(a, 1)) return b
      if (isNumber(b, 1)) return a
      if (isNumber(a, -1)) return apply('negate', b)
      return isNumber(b, -1) ? apply('negate', a) : undefined
    case 'divide':
      if (isNumber(b, 1) || isNumber(b, 0)) return a
      if (isNumber(b, -1)) return apply('negate', a)
      if (isNumber(a, 0)) return constant(0)
      return sameTree(a, b) && !mayBeZero(rangeOfA()) ? constant(1) : undefined
    case 'smaller':
      if (sameTree(a, b) || rangeOfA()[1] <= rangeOfB()[0]) return a
      return rangeOfB()[1] <= rangeOfA()[0] ? b : undefined
    case 'larger':
      if (sameTree(a, b) || rangeOfB()[1] <= rangeOfA()[0]) return a
      return rangeOfA()[1] <= rangeOfB()[0] ? b : undefined
    case 'negate':
      if (a.kind === 'apply' && a.operator === 'subtract') return apply('subtract', ...a.operands.toReversed())
      return negated(a)
    case 'root':
    case 'log': {
      const positive = negated(a)
      // Both take the size of their operand, but log(0) keeps its sign, which is nothing that a comparison sees.
      return positive === undefined ? undefined : apply(tree.operator, positive)
    }
    case 'power':
      if (isNumber(b, 1) && rangeOfA()[0] >= 0) return a
      return undefined
    case 'choose':
      if (a.kind === 'truth') return a.value ? b : c
      return sameTree(b, c) ? b : undefined
    case 'less':
      if (sameTree(a, b) || rangeOfA()[0] >= rangeOfB()[1]) return { kind: 'truth', value: false }
      return rangeOfA()[1] < rangeOfB()[0] ? { kind: 'truth', value: true } : undefined
    case 'and':
      if (sameTree(a, b)) return a
      if (a.kind === 'truth') return a.value ? b : a
      if (b.kind === 'truth') return b.value ? a : b
      return leftward(tree)
    case 'or':
      if (sameTree(a, b)) return a
      if (a.kind === 'truth') return a.value ? a : b
      if (b.kind === 'truth') return b.value ? b : a
      return leftward(tree)
    default:
      return tree.operator satisfies never
  }
}

/**
 * An expression with the same value wherever the inputs are within their ranges and no intermediate value overflows: constants folded,
 * neutral and repeated operands dropped, double negation and branches that are never taken gone.
 */
export const simplify = (tree: Expression, ranges: ReadonlyMap<string, Range>): Expression => {
  const inner: Expression =
    tree.kind === 'apply' ? { ...tree, operands: tree.operands.map((operand) => simplify(operand, ranges)) } : tree
  const simpler = step(inner, ranges)
  return simpler === undefined ? inner : simplify(simpler, ranges)
}

/** The constant with four significant digits. */
export const rounded = (value: number): number => Number(value.toPrecision(4))

/** The tree with all constants rounded to four significant digits: as it is printed. */
export const roundConstants = (tree: Expression): Expression =>
  tree.kind === 'constant'
    ? constant(rounded(tree.value))
    : tree.kind === 'apply'
      ? { ...tree, operands: tree.operands.map(roundConstants) }
      : tree
