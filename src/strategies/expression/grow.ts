/** Growing random expressions: Koza's grow, full and ramped half-and-half (1992, section 6.2), with an eye to units. */

import type { Random } from '../../random.ts'
import type { Grammar } from './grammar.ts'
import type { ExpressionType, OperatorName } from './operators.ts'
import type { Expression } from './tree.ts'
import type { Unit } from './unit.ts'
import { operators, operatorsFor } from './operators.ts'
import { rounded } from './simplify.ts'
import { apply, constant, input } from './tree.ts'
import { pure, sameUnit } from './unit.ts'

const constantShare = 0.2
const growTerminalShare = 0.3

/** How often a part is grown without regard to units: they are a strong hint, not a law. */
const freeShare = 0.02

/** How often a random program is negated: whether more is better or worse is not known beforehand, and sums, bounds and products alone are seldom negative. */
const negatedShare = 0.5

/** How often a pure number is grown as a ratio of two like things, where there is room for one. */
const ratioShare = 0.5

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

const isOf = (grammar: Grammar, unit: Unit, code: string): boolean =>
  unit === 'unknown' || sameUnit(unit, grammar.units.get(code) ?? 'unknown')

/** An input of a unit, each parameter equally often, so that a record of many fields does not drown the others; undefined where there is none. */
export const growInput = (grammar: Grammar, unit: Unit, random: Random): Expression | undefined => {
  const fitting = grammar.inputs.filter(({ code }) => isOf(grammar, unit, code))
  const parameters = [...new Set(fitting.map((one) => one.parameter))]
  if (parameters.length === 0) return undefined
  const parameter = random.pick(parameters)
  return input(random.pick(fitting.filter((one) => one.parameter === parameter)).code)
}

/** An input of a unit, or a constant where that fits. */
export const growTerminal = (grammar: Grammar, unit: Unit, random: Random): Expression => {
  const mayBeConstant = sameUnit(unit, pure)
  const found = mayBeConstant && random.next() < constantShare ? undefined : growInput(grammar, unit, random)
  return found ?? growConstant(random)
}

/** The unit of a random input. */
export const pickUnit = (grammar: Grammar, random: Random): Unit => {
  const found = growInput(grammar, 'unknown', random)
  return found?.kind === 'input' ? (grammar.units.get(found.code) ?? 'unknown') : 'unknown'
}

/** Operators whose result has a unit only where their operands are pure numbers. */
const forPureNumbers: readonly OperatorName[] = ['root', 'log', 'power']

/** An operator of the type by weight, among those that fit into so many levels and make the unit. */
const pickOperator = (type: ExpressionType, unit: Unit, depth: number, random: Random): OperatorName => {
  const fitting = operatorsFor(type).filter(
    (operator) => levels(operator) <= depth && (sameUnit(unit, pure) || !forPureNumbers.includes(operator)),
  )
  let left = random.next() * fitting.reduce((sum, operator) => sum + operators[operator].weight, 0)
  const found = fitting.find((operator) => (left -= operators[operator].weight) < 0)
  return found ?? (fitting.at(-1) as OperatorName)
}

/** The units that the operands of an operator want, so that its result has the one given. */
const operandUnits = (operator: OperatorName, unit: Unit, grammar: Grammar, random: Random): readonly Unit[] => {
  if (operator === 'multiply') return random.next() < 0.5 ? [unit, pure] : [pure, unit]
  const isRatio = operator === 'divide' && sameUnit(unit, pure) && random.next() < ratioShare
  if (isRatio || operator === 'less') {
    const both = pickUnit(grammar, random)
    return [both, both]
  }
  if (operator === 'divide') return [unit, pure]
  return operators[operator].takes.map((type) => (type === 'bool' ? pure : unit))
}

/** What to grow: at most `depth` levels (a condition takes two at least), of a unit; `isFull` grows every branch to the end. Default: of any unit. */
export type Growth = { readonly depth: number; readonly unit?: Unit; readonly isFull?: boolean }

/** A random tree. */
export const grow = (grammar: Grammar, type: ExpressionType, random: Random, growth: Growth): Expression => {
  const { depth, isFull = false } = growth
  const unit = random.next() < freeShare ? 'unknown' : (growth.unit ?? 'unknown')
  const ends = type === 'number' && (depth < 2 || (!isFull && random.next() < growTerminalShare))
  if (ends) return growTerminal(grammar, unit, random)
  const operator = pickOperator(type, unit, Math.max(depth, 2), random)
  const units = operandUnits(operator, unit, grammar, random)
  const operands = operators[operator].takes.map((takes, at) =>
    grow(grammar, takes, random, { depth: depth - 1, unit: units[at] as Unit, isFull }),
  )
  return apply(operator, ...operands)
}

/** The `index`-th tree of an initial population: depths from two to `depth` in turn, half of them full, half of them negated (which is one level more). */
export const growRamped = (grammar: Grammar, index: number, random: Random, depth: number): Expression => {
  const ramp = Math.max(1, depth - 1)
  const tree = grow(grammar, 'number', random, {
    depth: Math.min(depth, 2 + (index % ramp)),
    unit: pickUnit(grammar, random),
    isFull: Math.floor(index / ramp) % 2 === 0,
  })
  return random.next() < negatedShare ? apply('negate', tree) : tree
}
