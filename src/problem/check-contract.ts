/** Checks a contract where it is defined, so that nothing derived from it has to. */

import type { Contract, Field, ValueType } from './contract.ts'
import { InputError } from './input-error.ts'

const identifier = /^[A-Za-z_$][\w$]*$/

const reserved: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
)

/** The dimensions that a type mentions, those inside records and lists too. */
export const dimensionsOf = (type: ValueType): readonly string[] => {
  switch (type.kind) {
    case 'number':
    case 'random':
      return []
    case 'index':
      return [type.of]
    case 'vector':
      return [type.length]
    case 'matrix':
      return [type.rows, type.columns]
    case 'record':
      return Object.values(type.fields).flatMap((field) => dimensionsOf(field.type))
    case 'list':
      return [type.length, ...dimensionsOf(type.of)]
    default:
      return type satisfies never
  }
}

/** Returns the contract; throws InputError naming the first contradiction in it. */
export const checkContract = (contract: Contract): Contract => {
  const fail = (problem: string): never => {
    throw new InputError(`Contract '${contract.name}': ${problem}`)
  }
  const checkName = (name: string, what: string): void => {
    if (!identifier.test(name) || reserved.has(name))
      fail(`${what} '${name}' is not a name in JavaScript; use letters, digits and _, and no reserved word`)
  }
  const checkType = (type: ValueType, path: string): void => {
    if (type.kind === 'list') checkType(type.of, `${path}[…]`)
    if (type.kind !== 'record') return
    if (Object.keys(type.fields).length === 0) fail(`${path} is a record without fields; give it at least one`)
    for (const [name, field] of Object.entries(type.fields)) {
      checkName(name, `the field of ${path}`)
      checkField(field, `${path}.${name}`)
    }
  }
  const checkField = (field: Field, path: string): void => {
    const [low, high] = field.range ?? []
    if (Number.isNaN(low) || Number.isNaN(high) || (low ?? -Infinity) > (high ?? Infinity))
      fail(`the range of ${path} is [${low}, ${high}]; the low end comes first`)
    checkType(field.type, path)
  }

  checkName(contract.name, 'the function name')
  const byName = new Map(contract.parameters.map((parameter) => [parameter.name, parameter]))
  if (byName.size < contract.parameters.length) fail('two parameters have the same name; rename one')
  for (const parameter of contract.parameters) {
    checkName(parameter.name, 'the parameter')
    checkField(parameter, parameter.name)
  }

  // A number parameter may name a dimension by its value: `n`.
  const dimensions = new Set(
    contract.parameters.flatMap(({ name, type }) => (type.kind === 'number' ? [name] : dimensionsOf(type))),
  )
  const checkDimension = (name: string): void => {
    if (!dimensions.has(name))
      fail(
        `it returns something along '${name}', but the parameters have only: ${[...dimensions].join(', ') || 'none'}`,
      )
  }
  const { returns } = contract
  switch (returns.kind) {
    case 'number':
      break
    case 'vector':
      checkDimension(returns.length)
      break
    case 'matrix':
      checkDimension(returns.rows)
      checkDimension(returns.columns)
      break
    case 'permutation':
    case 'partition':
    case 'indices':
      checkDimension(returns.of)
      break
    case 'lists':
      if (Object.keys(returns.fields).length === 0) fail('it returns a record without lists; give it at least one')
      for (const [name, { of }] of Object.entries(returns.fields)) {
        checkName(name, 'the list')
        checkDimension(of)
      }
      break
    case 'member':
    case 'choice': {
      const kind = byName.get(returns.of)?.type.kind
      if (kind === undefined)
        fail(
          `it chooses from '${returns.of}', which is no parameter; the parameters are: ${[...byName.keys()].join(', ')}`,
        )
      if (kind !== 'list' && kind !== 'vector')
        fail(`it chooses from '${returns.of}', which is a ${kind}; choose from a list or a vector`)
      break
    }
  }
  return contract
}
