/** Units of expressions: sums of like things are told from sums of unlike ones, as in dimensionally aware genetic programming (Keijzer and Babovic 1999). */

import type { Expression } from './tree.ts'

/** Powers of the units that contracts name: `{}` is a pure number, `{ minutes: 1, jobs: -1 }` minutes a job. `unknown` where no unit was named, which goes with everything. */
export type Unit = Readonly<Record<string, number>> | 'unknown'

/** The unit of numbers that measure nothing. */
export const pure: Unit = {}

const scaled = (unit: Unit, factor: number): Unit =>
  unit === 'unknown'
    ? unit
    : Object.fromEntries(
        Object.entries(unit).flatMap(([name, power]) => (factor === 0 ? [] : [[name, factor * power]])),
      )

const product = (a: Unit, b: Unit): Unit => {
  if (a === 'unknown' || b === 'unknown') return 'unknown'
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return Object.fromEntries(
    names.map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)] as const).filter(([, power]) => power !== 0),
  )
}

/** Whether values of two units may be added and compared. */
export const sameUnit = (a: Unit, b: Unit): boolean => {
  if (a === 'unknown' || b === 'unknown') return true
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

/** The unit that two values share; undefined where they share none. */
const shared = (a: Unit | undefined, b: Unit | undefined): Unit | undefined => {
  if (a === undefined || b === undefined || !sameUnit(a, b)) return undefined
  return a === 'unknown' ? b : a
}

/** The unit of an expression's value, given those of the inputs by code; undefined where it adds, compares or raises what does not go together. A condition that makes sense is a pure number. */
export const unitOf = (tree: Expression, inputs: ReadonlyMap<string, Unit>): Unit | undefined => {
  switch (tree.kind) {
    case 'constant':
      // Nothing is nothing in any unit.
      return tree.value === 0 ? 'unknown' : pure
    case 'truth':
      return pure
    case 'input':
      return inputs.get(tree.code) ?? 'unknown'
    case 'apply':
      break
    default:
      return tree satisfies never
  }
  const units = tree.operands.map((operand) => unitOf(operand, inputs))
  if (units.includes(undefined)) return undefined
  const [a = pure, b = pure, c = pure] = units
  switch (tree.operator) {
    case 'add':
    case 'subtract':
    case 'smaller':
    case 'larger':
      return shared(a, b)
    case 'multiply':
      return product(a, b)
    case 'divide':
      return product(a, scaled(b, -1))
    case 'negate':
      return a
    case 'root':
      return scaled(a, 0.5)
    case 'log':
      return shared(a, pure)
    case 'power': {
      const exponent = tree.operands[1]
      if (shared(b, pure) === undefined) return undefined
      return exponent?.kind === 'constant' ? scaled(a, exponent.value) : shared(a, pure)
    }
    case 'choose':
      return shared(b, c)
    case 'less':
      return shared(a, b) && pure
    case 'and':
    case 'or':
      return pure
    default:
      return tree.operator satisfies never
  }
}

/** The units of a grammar's inputs, by code. */
export const inputUnits = (
  inputs: readonly { readonly code: string; readonly unit?: string | undefined }[],
): ReadonlyMap<string, Unit> =>
  new Map(inputs.map(({ code, unit }) => [code, unit === undefined ? 'unknown' : { [unit]: 1 }]))
