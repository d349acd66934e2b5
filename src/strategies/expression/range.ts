/** Interval arithmetic over expressions: what can be said of a value before it is known (Keijzer 2003). */

import type { Expression } from './tree.ts'

/** Bounds that a value cannot leave, infinite where nothing is known. */
export type Range = readonly [low: number, high: number]

const everything: Range = [-Infinity, Infinity]
const ordered = (values: readonly number[]): Range =>
  values.some(Number.isNaN) ? everything : [Math.min(...values), Math.max(...values)]

// A bound is never reached by infinity, so that zero times it is zero.
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b)

/** Bounds of an expression's value, given those of the inputs by code. */
export const rangeOf = (tree: Expression, inputs: ReadonlyMap<string, Range>): Range => {
  switch (tree.kind) {
    case 'constant':
      return [tree.value, tree.value]
    case 'truth':
      return [0, 1]
    case 'input':
      return inputs.get(tree.code) ?? everything
    case 'apply':
      break
    default:
      return tree satisfies never
  }
  const [a = everything, b = everything, c = everything] = tree.operands.map((operand) => rangeOf(operand, inputs))
  switch (tree.operator) {
    case 'add':
      return ordered([a[0] + b[0], a[1] + b[1]])
    case 'subtract':
      return ordered([a[0] - b[1], a[1] - b[0]])
    case 'multiply':
      return ordered([times(a[0], b[0]), times(a[0], b[1]), times(a[1], b[0]), times(a[1], b[1])])
    case 'divide':
      return mayBeZero(b) ? everything : ordered([a[0] / b[0], a[0] / b[1], a[1] / b[0], a[1] / b[1]])
    case 'smaller':
      return [Math.min(a[0], b[0]), Math.min(a[1], b[1])]
    case 'larger':
      return [Math.max(a[0], b[0]), Math.max(a[1], b[1])]
    case 'negate':
      return [-a[1], -a[0]]
    case 'root':
      return a[0] >= 0 ? [Math.sqrt(a[0]), Math.sqrt(a[1])] : [0, Infinity]
    case 'log':
      return a[0] > 0 ? [Math.log(a[0]), Math.log(a[1])] : everything
    case 'choose':
      return [Math.min(b[0], c[0]), Math.max(b[1], c[1])]
    case 'power':
      return everything
    case 'less':
    case 'and':
    case 'or':
      return [0, 1]
    default:
      return tree.operator satisfies never
  }
}

/** Whether a value within the bounds may be zero. */
export const mayBeZero = ([low, high]: Range): boolean => low <= 0 && high >= 0

/** The bounds of a grammar's inputs, by code. */
export const inputRanges = (
  inputs: readonly { readonly code: string; readonly range: readonly [number | undefined, number | undefined] }[],
): ReadonlyMap<string, Range> =>
  new Map(inputs.map(({ code, range }) => [code, [range[0] ?? -Infinity, range[1] ?? Infinity]]))
