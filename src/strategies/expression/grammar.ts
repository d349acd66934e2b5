/** The grammar of a contract: which numbers an expression may read and what is done with its value. */

import type { Contract, ValueType } from '../../discovery/strategy.ts'
import type { Helper } from './helper.ts'
import type { Cursor, Input } from './inputs.ts'
import type { Unit } from './unit.ts'
import { aggregatesOf, cursorsIn, inputsIn } from './inputs.ts'
import { namesBeside, wordOf } from './names.ts'
import { inputUnits } from './unit.ts'

/** How the value of the expression becomes the function's result. `count` and `counts` are codes of sizes, `over` that of an array. */
export type Shape =
  | { readonly kind: 'number' }
  | { readonly kind: 'vector'; readonly count: string; readonly at: string; readonly result: string }
  | {
      readonly kind: 'matrix'
      readonly counts: readonly [rows: string, columns: string]
      readonly at: readonly [row: string, column: string]
      readonly line: string
      readonly result: string
    }
  | {
      readonly kind: 'choice'
      readonly over: string
      readonly at: string
      readonly best: string
      readonly score: string
      readonly bestScore: string
      /** What is returned: the position, or the value there. */
      readonly chosen: string
    }

/** All that is needed to grow, print and read expressions for a contract. */
export type Grammar = {
  readonly contract: Contract
  readonly inputs: readonly Input[]
  /** What the inputs are measured in, by code. */
  readonly units: ReadonlyMap<string, Unit>
  readonly shape: Shape
  /** Names of the small functions that printed code may call, by what they do; the same for all contracts of a problem. */
  readonly helpers: Readonly<Record<Helper, string>>
  /** Every name that means something in the printed code but the constants inside the function. */
  readonly taken: readonly string[]
}

/** Why a contract cannot be served. */
export type Refusal = { readonly refused: string }

const fieldNames = (type: ValueType): readonly string[] => {
  if (type.kind === 'list') return fieldNames(type.of)
  if (type.kind !== 'record') return []
  return Object.entries(type.fields).flatMap(([name, field]) => [name, ...fieldNames(field.type)])
}

/** How many there are along a dimension, as code: the length of something aligned with it, or the number parameter of its name. */
const countOf = (contract: Contract, dimension: string): string | undefined => {
  const search = (code: string, type: ValueType): string | undefined => {
    if (type.kind === 'number') return code === dimension ? code : undefined
    if ((type.kind === 'vector' || type.kind === 'list') && type.length === dimension) return `${code}.length`
    if (type.kind === 'matrix' && type.rows === dimension) return `${code}.length`
    if (type.kind === 'matrix' && type.columns === dimension) return `${code}[0].length`
    if (type.kind !== 'record') return undefined
    const inner = Object.entries(type.fields).map(([name, field]) => search(`${code}.${name}`, field.type))
    return inner.find((found) => found !== undefined)
  }
  return contract.parameters.map(({ name, type }) => search(name, type)).find((found) => found !== undefined)
}

type Loop = { readonly shape: Shape; readonly cursors: readonly Cursor[] }

const loopOf = (contract: Contract, name: (wish: string) => string): Loop | Refusal => {
  const returns = contract.returns
  const uncounted = (dimension: string): Refusal => ({
    refused: `${contract.name} returns one value for each of ${dimension}, but no parameter tells how many there are`,
  })
  switch (returns.kind) {
    case 'number':
      return { shape: { kind: 'number' }, cursors: [] }
    case 'vector': {
      const count = countOf(contract, returns.length)
      if (count === undefined) return uncounted(returns.length)
      const at = name('i')
      return {
        shape: { kind: 'vector', count, at, result: name('result') },
        cursors: [{ code: at, of: returns.length }],
      }
    }
    case 'matrix': {
      const rows = countOf(contract, returns.rows)
      const columns = countOf(contract, returns.columns)
      if (rows === undefined) return uncounted(returns.rows)
      if (columns === undefined) return uncounted(returns.columns)
      const at = [name('i'), name('j')] as const
      return {
        shape: { kind: 'matrix', counts: [rows, columns], at, line: name('row'), result: name('result') },
        cursors: [
          { code: at[0], of: returns.rows },
          { code: at[1], of: returns.columns },
        ],
      }
    }
    case 'member':
    case 'choice': {
      const type = contract.parameters.find((parameter) => parameter.name === returns.of)?.type
      if (type?.kind !== 'list' && type?.kind !== 'vector') {
        return { refused: `${contract.name} chooses from ${returns.of}, which is neither a list nor a vector` }
      }
      const at = name('i')
      const names = { best: name('best'), score: name('score'), bestScore: name('bestScore') }
      const chosen = returns.kind === 'member' ? `${returns.of}[${names.best}]` : names.best
      return {
        shape: { kind: 'choice', over: returns.of, at, chosen, ...names },
        cursors: [{ code: at, of: type.length }],
      }
    }
    case 'permutation':
    case 'indices':
    case 'partition':
    case 'lists':
      return { refused: `${contract.name} returns an order (${returns.kind}), which expressions cannot make` }
    default:
      return returns satisfies never
  }
}

const grammarFor = (contract: Contract, taken: readonly string[], helpers: Grammar['helpers']): Grammar | Refusal => {
  const name = namesBeside(taken)
  const loop = loopOf(contract, name)
  if ('refused' in loop) return loop
  const { parameters } = contract
  const direct = [...loop.cursors, ...parameters.flatMap((one) => cursorsIn(one.name, one.type, []))]
  // Indices in lists are reached by the direct ones: tour[i] counts cities where i counts stops.
  const listed = parameters.flatMap((one) => cursorsIn(one.name, one.type, direct))
  const cursors = [...new Map([...direct, ...listed].map((cursor) => [cursor.code, cursor])).values()]
  const of = (parameter: string, found: readonly Omit<Input, 'parameter'>[]) =>
    found.map((one) => ({ ...one, parameter }))
  const inputs: readonly Input[] = [
    ...parameters.flatMap((one) => of(one.name, inputsIn(one.name, one, cursors))),
    ...parameters.flatMap((one) => of(one.name, aggregatesOf(one.name, one, name))),
  ]
  if (inputs.length === 0) return { refused: `${contract.name} is given no number that an expression could read` }
  const inner = [
    ...Object.values(loop.shape).flat(),
    ...inputs.flatMap((one) => (one.setup === undefined ? [] : [one.code])),
  ]
  return { contract, inputs, units: inputUnits(inputs), shape: loop.shape, helpers, taken: [...taken, ...inner] }
}

/** The grammars of a problem's contracts, or why one of them cannot be served. */
export const grammarsFor = (contracts: readonly Contract[]): readonly Grammar[] | Refusal => {
  const words = contracts.flatMap((contract) => [
    contract.name,
    ...contract.parameters.flatMap((parameter) => [parameter.name, ...fieldNames(parameter.type)]),
  ])
  const name = namesBeside(words)
  const helpers = {
    divide: name('divide'),
    log: name('log'),
    root: name('root'),
    power: name('power'),
    mean: name('mean'),
    smallest: name('smallest'),
    largest: name('largest'),
  }
  const grammars: Grammar[] = []
  for (const contract of contracts) {
    const grammar = grammarFor(contract, [...words.map(wordOf), ...Object.values(helpers)], helpers)
    if ('refused' in grammar) return grammar
    grammars.push(grammar)
  }
  return grammars
}
