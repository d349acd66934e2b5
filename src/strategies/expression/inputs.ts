/** The numbers that an expression may read, found by walking a contract's parameters. */

import type { Field, ValueType } from '../../discovery/strategy.ts'
import type { Helper } from './helper.ts'
import { capital, wordOf } from './names.ts'

/** A number that an expression may read. */
export type Input = {
  /** How the generated code reads it: `job.p`, `distance[current][i]`, or a name that `setup` declares. */
  readonly code: string
  /** The name of the parameter that it is taken from. */
  readonly parameter: string
  /** Inclusive; undefined where there is no bound. */
  readonly range: readonly [low: number | undefined, high: number | undefined]
  /** What it is measured in, where the contract says so. */
  readonly unit: string | undefined
  /** A value to be computed once, before any loop, under the name `code`. */
  readonly setup?: { readonly helper: Helper; readonly of: string }
}

/** An input before its parameter is known. */
type Reading = Omit<Input, 'parameter'>

/** An integer at hand that counts along a dimension: a loop variable, an index parameter. */
export type Cursor = { readonly code: string; readonly of: string }

/** The indices in a value, those in lists by way of the cursors that reach them. */
export const cursorsIn = (code: string, type: ValueType, cursors: readonly Cursor[]): readonly Cursor[] => {
  switch (type.kind) {
    case 'index':
      return [{ code, of: type.of }]
    case 'record':
      return Object.entries(type.fields).flatMap(([name, field]) => cursorsIn(`${code}.${name}`, field.type, cursors))
    case 'list':
      return cursors
        .filter((cursor) => cursor.of === type.length)
        .flatMap((cursor) => cursorsIn(`${code}[${cursor.code}]`, type.of, cursors))
    case 'number':
    case 'vector':
    case 'matrix':
    case 'random':
      return []
    default:
      return type satisfies never
  }
}

/** The numbers in a value that the cursors reach. */
export const inputsIn = (code: string, field: Field, cursors: readonly Cursor[]): readonly Reading[] => {
  const { unit, range = [undefined, undefined] } = field
  const along = (dimension: string): readonly Cursor[] => cursors.filter((cursor) => cursor.of === dimension)
  const type = field.type
  switch (type.kind) {
    case 'number':
      return [{ code, range, unit }]
    case 'index':
    case 'random':
      return []
    case 'vector':
      return along(type.length).map((cursor) => ({ code: `${code}[${cursor.code}]`, range, unit }))
    case 'matrix':
      return along(type.rows).flatMap((row) =>
        along(type.columns)
          .filter((column) => column.code !== row.code)
          .map((column) => ({ code: `${code}[${row.code}][${column.code}]`, range, unit })),
      )
    case 'record':
      return Object.entries(type.fields).flatMap(([name, inner]) => inputsIn(`${code}.${name}`, inner, cursors))
    case 'list':
      return along(type.length).flatMap((cursor) =>
        inputsIn(`${code}[${cursor.code}]`, { ...field, type: type.of }, cursors),
      )
    default:
      return type satisfies never
  }
}

/** Mean, smallest and largest value of every vector of a parameter, computed once a call. */
export const aggregatesOf = (code: string, field: Field, name: (wish: string) => string): readonly Reading[] => {
  const type = field.type
  if (type.kind === 'record') {
    return Object.entries(type.fields).flatMap(([key, inner]) => aggregatesOf(`${code}.${key}`, inner, name))
  }
  const isVector = type.kind === 'vector' || (type.kind === 'list' && type.of.kind === 'number')
  if (!isVector) return []
  return (['mean', 'smallest', 'largest'] as const).map((helper) => ({
    code: name(helper + capital(wordOf(code))),
    range: field.range ?? [undefined, undefined],
    unit: field.unit,
    setup: { helper, of: code },
  }))
}
