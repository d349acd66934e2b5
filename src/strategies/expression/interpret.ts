/** The meaning of an expression, without printing it. */

import type { Expression } from './tree.ts'
import { operators } from './operators.ts'

/** The value of a tree where the inputs have the given values by code; conditions are one or zero. Throws where an input has no value. */
export const interpret = (tree: Expression, inputs: ReadonlyMap<string, number>): number => {
  switch (tree.kind) {
    case 'constant':
      return tree.value
    case 'truth':
      return Number(tree.value)
    case 'input': {
      const value = inputs.get(tree.code)
      if (value === undefined) throw new RangeError(`Expected a value for the input ${tree.code}`)
      return value
    }
    case 'apply': {
      const [a = 0, b = 0, c = 0] = tree.operands.map((operand) => interpret(operand, inputs))
      return operators[tree.operator].apply(a, b, c)
    }
    default:
      return tree satisfies never
  }
}
