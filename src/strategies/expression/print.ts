/** Expressions as readable JavaScript. */

import type { Grammar } from './grammar.ts'
import type { Helper } from './helper.ts'
import type { Expression } from './tree.ts'
import { capital, namesBeside, wordOf } from './names.ts'
import { inputRanges, mayBeZero, rangeOf } from './range.ts'
import { sizeOf } from './tree.ts'

/** An expression as statements that name its repeated and long parts, its value, and the helpers that they call. */
export type Printed = {
  readonly declarations: readonly string[]
  readonly value: string
  readonly helpers: ReadonlySet<Helper>
}

/** Columns that one printed expression fills at most, where its parts can be named. */
const widest = 88

// How tightly each form binds, as JavaScript has it.
const binding = { choice: 1, or: 2, and: 3, comparison: 4, sum: 5, product: 6, sign: 7, whole: 8 } as const

type Text = { readonly text: string; readonly binds: number }

const infix = {
  or: { sign: '||', binds: binding.or, right: binding.or },
  and: { sign: '&&', binds: binding.and, right: binding.and },
  less: { sign: '<', binds: binding.comparison, right: binding.sum },
  add: { sign: '+', binds: binding.sum, right: binding.product },
  subtract: { sign: '-', binds: binding.sum, right: binding.product },
  multiply: { sign: '*', binds: binding.product, right: binding.sign },
  divide: { sign: '/', binds: binding.product, right: binding.sign },
} as const

const within = ({ text, binds }: Text, atLeast: number): string => (binds < atLeast ? `(${text})` : text)

const call = (name: string, operands: readonly Text[]): Text => ({
  text: `${name}(${operands.map((operand) => operand.text).join(', ')})`,
  binds: binding.whole,
})

/** A word for a part of an expression where its operands have short ones: `dMinusNow`. */
const nameFor = (tree: Expression): string => {
  const words = { add: 'Plus', subtract: 'Minus', multiply: 'Times', divide: 'Per' } as const
  if (tree.kind !== 'apply' || !(tree.operator in words)) return 'term'
  const [a, b] = tree.operands
  if (a?.kind !== 'input' || b?.kind !== 'input') return 'term'
  return wordOf(a.code) + words[tree.operator as keyof typeof words] + capital(wordOf(b.code))
}

/** How many operators of the tree take each part; a part that occurs in a repeated part only counts once. */
const countUses = (root: Expression, key: (tree: Expression) => string): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>()
  const visit = (tree: Expression): void => {
    const known = uses.get(key(tree)) ?? 0
    uses.set(key(tree), known + 1)
    if (known === 0 && tree.kind === 'apply') tree.operands.forEach(visit)
  }
  visit(root)
  return uses
}

/** Prints a tree for a grammar. Division, logarithm and root are plain where the ranges of the inputs rule out what they are protected from. */
export const print = (tree: Expression, grammar: Grammar): Printed => {
  const ranges = inputRanges(grammar.inputs)
  const name = namesBeside(grammar.taken)
  const helpers = new Set<Helper>()
  const declarations: string[] = []
  const named = new Map<string, Text>()
  const keys = new Map<Expression, string>()
  const key = (part: Expression): string => {
    let text = keys.get(part)
    if (text === undefined) {
      text = part.kind === 'apply' ? `${part.operator}(${part.operands.map(key).join()})` : JSON.stringify(part)
      keys.set(part, text)
    }
    return text
  }
  const uses = countUses(tree, key)

  const declare = (part: Expression, { text }: Text): Text => {
    const variable = { text: name(nameFor(part)), binds: binding.whole }
    declarations.push(`const ${variable.text} = ${text}`)
    named.set(key(part), variable)
    return variable
  }
  const help = (helper: Helper, operands: readonly Text[]): Text => {
    helpers.add(helper)
    return call(grammar.helpers[helper], operands)
  }

  const combine = (part: Expression & { readonly kind: 'apply' }, operands: readonly Text[]): Text => {
    const [a, b, c] = operands as [Text, Text, Text]
    const range = (position: number) => rangeOf(part.operands[position] as Expression, ranges)
    switch (part.operator) {
      case 'divide':
        if (mayBeZero(range(1))) return help('divide', operands)
        break
      case 'log':
        return range(0)[0] > 0 ? call('Math.log', operands) : help('log', operands)
      case 'root':
        return range(0)[0] >= 0 ? call('Math.sqrt', operands) : help('root', operands)
      case 'power':
        return help('power', operands)
      case 'smaller':
        return call('Math.min', operands)
      case 'larger':
        return call('Math.max', operands)
      case 'negate': {
        const text = within(a, binding.sign)
        return { text: text.startsWith('-') ? `-(${text})` : `-${text}`, binds: binding.sign }
      }
      case 'choose':
        return {
          text: `${within(a, binding.or)} ? ${within(b, binding.choice)} : ${within(c, binding.choice)}`,
          binds: binding.choice,
        }
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'less':
      case 'and':
      case 'or':
        break
      default:
        return part.operator satisfies never
    }
    const { sign, binds, right } = infix[part.operator]
    // The sign of a negative right operand would run into the operator.
    const second = within(b, b.text.startsWith('-') ? binding.whole : right)
    const left = part.operator === 'less' ? binding.sum : binds
    return { text: `${within(a, left)} ${sign} ${second}`, binds }
  }

  const write = (part: Expression): Text => {
    const known = named.get(key(part))
    if (known !== undefined) return known
    if (part.kind === 'input') return { text: part.code, binds: binding.whole }
    if (part.kind !== 'apply') {
      return { text: String(part.value), binds: Number(part.value) < 0 ? binding.sign : binding.whole }
    }
    const operands = part.operands.map(write)
    let text = combine(part, operands)
    while (text.text.length > widest) {
      // What is a name already would only get another one, for ever where names are long.
      const lengths = operands.map((operand) => (/^[\w$]+$/.test(operand.text) ? 0 : operand.text.length))
      const longest = lengths.indexOf(Math.max(...lengths))
      if ((lengths[longest] ?? 0) < widest / 4) break
      operands[longest] = declare(part.operands[longest] as Expression, operands[longest] as Text)
      text = combine(part, operands)
    }
    return (uses.get(key(part)) ?? 0) > 1 && sizeOf(part) > 2 ? declare(part, text) : text
  }

  const { text } = write(tree)
  return { declarations, value: text, helpers }
}
