/** The signature of a heuristic as JavaScript text, for prompts and for files that a user starts from. */

import type { Contract, Field, ResultType, ValueType } from './contract.ts'

/** The type of a parameter as JSDoc writes it. */
export const typeText = (type: ValueType): string => {
  switch (type.kind) {
    case 'number':
    case 'index':
      return 'number'
    case 'vector':
      return 'ArrayLike<number>'
    case 'matrix':
      return 'Float64Array[]'
    case 'record':
      return `{ ${Object.entries(type.fields)
        .map(([name, field]) => `${name}: ${typeText(field.type)}`)
        .join(', ')} }`
    case 'list':
      return `Array<${typeText(type.of)}>`
    case 'random':
      return '() => number'
    default:
      return type satisfies never
  }
}

/** The type of a result as JSDoc writes it. */
export const resultTypeText = (type: ResultType): string => {
  switch (type.kind) {
    case 'number':
    case 'choice':
    case 'member':
      return 'number'
    case 'vector':
    case 'permutation':
    case 'indices':
      return 'number[]'
    case 'matrix':
    case 'partition':
      return 'number[][]'
    case 'lists':
      return `{ ${Object.keys(type.fields)
        .map((name) => `${name}: number[]`)
        .join(', ')} }`
    default:
      return type satisfies never
  }
}

const rangeText = ([low, high]: NonNullable<Field['range']>): string | undefined => {
  if (low !== undefined && high !== undefined) return `${low} to ${high}`
  if (low !== undefined) return `at least ${low}`
  return high === undefined ? undefined : `at most ${high}`
}

const dimensionText = (type: ValueType): string | undefined => {
  switch (type.kind) {
    case 'number':
    case 'record':
      return undefined
    case 'random':
      return 'draws a number from 0 to below 1'
    case 'index':
      return `position among the ${type.of}, from 0`
    case 'vector':
      return `one number for each of the ${type.length}`
    case 'matrix':
      return `${type.rows} × ${type.columns}`
    case 'list':
      return `one item for each of the ${type.length}`
    default:
      return type satisfies never
  }
}

/** What a reader must know of a value, in one line: `processing time (time units; 1 to 100)`. */
export const fieldText = (field: Field): string => {
  const facts = [dimensionText(field.type), field.unit, field.range && rangeText(field.range)].filter(Boolean)
  return [field.doc, facts.length > 0 ? `(${facts.join('; ')})` : ''].filter(Boolean).join(' ')
}

/** What a result is, in one line, without its doc. */
export const resultText = (type: ResultType): string => {
  switch (type.kind) {
    case 'number':
      return 'a number; not NaN'
    case 'vector':
      return `one number for each of the ${type.length}, in their order; none of them NaN`
    case 'matrix':
      return `${type.rows} × ${type.columns} numbers, an array of rows; none of them NaN`
    case 'choice':
      return `the position in \`${type.of}\` of the chosen element, from 0`
    case 'permutation':
      return `the positions of all ${type.of}, from 0, each once, in the chosen order`
    case 'member':
      return `one of the values in \`${type.of}\``
    case 'indices':
      return `positions of ${type.of}, from 0, each at most once, in the chosen order`
    case 'partition':
      return `lists of ${type.of}, each of them in one list, in the chosen order`
    case 'lists':
      return Object.entries(type.fields)
        .map(([name, { of, doc }]) => `\`${name}\`: ${doc} (positions of ${of}, from 0)`)
        .join('; ')
    default:
      return type satisfies never
  }
}

/** Every value below a parameter that has a name, with its path: `job`, `job.p`, `items[].size`. */
export const namedFields = (name: string, field: Field): readonly (readonly [path: string, field: Field])[] => {
  const below = (type: ValueType, path: string): readonly (readonly [string, Field])[] =>
    type.kind === 'record'
      ? Object.entries(type.fields).flatMap(([name, field]) => namedFields(`${path}.${name}`, field))
      : type.kind === 'list'
        ? below(type.of, `${path}[]`)
        : []
  return [[name, field], ...below(field.type, name)]
}

/** The function's head with JSDoc: what it does, each parameter and field with unit, range and doc, and what it returns. */
export const signature = (contract: Contract): string => {
  const { name, doc, parameters, returns, returnsDoc } = contract
  const lines = [
    ...doc.trim().split('\n'),
    ...parameters.flatMap((parameter) =>
      namedFields(parameter.name, parameter).map(([path, field]) =>
        `@param {${field.type.kind === 'record' ? 'object' : typeText(field.type)}} ${path} ${fieldText(field)}`.trim(),
      ),
    ),
    `@returns {${resultTypeText(returns)}} ${[returnsDoc, `(${resultText(returns)})`].filter(Boolean).join(' ')}`,
  ]
  const comment = lines.map((line) => ` * ${line.replaceAll('*/', '* /')}`.trimEnd()).join('\n')
  return `/**\n${comment}\n */\nexport function ${name}(${parameters.map((one) => one.name).join(', ')}) {\n  // …\n}`
}
