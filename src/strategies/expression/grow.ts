/** Growing random expressions: Koza's grow, full and ramped half-and-half (1992, section 6.2). */

import type { Random } from '../../random.ts'
import type { Grammar } from './grammar.ts'
import type { OperatorName } from './operators.ts'
import type { Expression, ExpressionType } from './tree.ts'
import { operators, operatorsFor } from './operators.ts'
import { rounded } from './simplify.ts'
import { apply, constant, input } from './tree.ts'

const constantShare = 0.2
const growTerminalShare = 0.3

/** The fewest levels that a tree with this operator at its root has. */
const levels = (operator: OperatorName): number => (operators[operator].takes.some((type) => type === 'bool') ? 3 : 2)

/** A random constant: log-uniform between a tenth and ten, with two significant digits. */
export const growConstant = (random: Random): Expression =>
  constant(Number((10 ** (2 * random.next() - 1)).toPrecision(2)))

/** A standard normal draw (Box and Muller 1958). */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())

/** A constant near another: scaled log-normally, now and then negated. */
export const nearbyConstant = (value: number, random: Random): Expression => {
  const sign = random.next() < 0.05 ? -1 : 1
  return value === 0 ? growConstant(random) : constant(rounded(sign * value * Math.exp(0.3 * normal(random))))
}

/** An input, each parameter equally often, so that a record of many fields does not drown the others. */
export const growInput = ({ inputs }: Grammar, random: Random): Expression => {
  const parameter = random.pick([...new Set(inputs.map((one) => one.parameter))])
  return input(random.pick(inputs.filter((one) => one.parameter === parameter)).code)
}

/** An input or a constant. */
export const growTerminal = (grammar: Grammar, random: Random): Expression =>
  random.next() < constantShare ? growConstant(random) : growInput(grammar, random)

/** An operator of the type by weight, among those that fit into so many levels. */
export const pickOperator = (type: ExpressionType, depth: number, random: Random): OperatorName => {
  const fitting = operatorsFor(type).filter((operator) => levels(operator) <= depth)
  let left = random.next() * fitting.reduce((sum, operator) => sum + operators[operator].weight, 0)
  const found = fitting.find((operator) => (left -= operators[operator].weight) < 0)
  return found ?? (fitting.at(-1) as OperatorName)
}

/** A random tree of at most `depth` levels (a condition takes two at least); `isFull` grows every branch to the end. */
export const grow = (
  grammar: Grammar,
  type: ExpressionType,
  random: Random,
  { depth, isFull = false }: { readonly depth: number; readonly isFull?: boolean },
): Expression => {
  const ends = type === 'number' && (depth < 2 || (!isFull && random.next() < growTerminalShare))
  if (ends) return growTerminal(grammar, random)
  const operator = pickOperator(type, Math.max(depth, 2), random)
  const operands = operators[operator].takes.map((takes) => grow(grammar, takes, random, { depth: depth - 1, isFull }))
  return apply(operator, ...operands)
}

/** The `index`-th tree of an initial population: depths from two to `depth` in turn, half of them full. */
export const growRamped = (grammar: Grammar, index: number, random: Random, depth: number): Expression => {
  const ramp = Math.max(1, depth - 1)
  return grow(grammar, 'number', random, {
    depth: Math.min(depth, 2 + (index % ramp)),
    isFull: Math.floor(index / ramp) % 2 === 0,
  })
}
