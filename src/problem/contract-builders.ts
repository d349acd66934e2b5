/** Builders that make a contract read like the signature that it describes. */

import { checkContract } from './check-contract.ts'
import type { Contract, Field, ListField, ResultType, ValueType } from './contract.ts'

/** What is said of a value besides its type. */
export type About = Omit<Field, 'type'>

/** A field whose doc may be left out: where it is the result, or the item of a list. */
export type Described<Type> = { readonly type: Type } & Partial<About>

const described = <Type extends ValueType | ResultType>(type: Type, about: Partial<About> = {}): Described<Type> => ({
  type,
  ...about,
})

/** A number. */
export const number = (about?: Partial<About>): Described<{ readonly kind: 'number' }> =>
  described({ kind: 'number' }, about)

/** A position in a dimension, from 0. */
export const index = (of: string, about?: Partial<About>): Described<{ readonly kind: 'index'; readonly of: string }> =>
  described({ kind: 'index', of }, about)

/** Numbers aligned with a dimension. */
export const vector = (
  length: string,
  about?: Partial<About>,
): Described<{ readonly kind: 'vector'; readonly length: string }> => described({ kind: 'vector', length }, about)

/** Numbers for pairs of two dimensions: an array of `Float64Array` rows. */
export const matrix = (
  rows: string,
  columns: string,
  about?: Partial<About>,
): Described<{ readonly kind: 'matrix'; readonly rows: string; readonly columns: string }> =>
  described({ kind: 'matrix', rows, columns }, about)

/** An object with these fields. */
export const record = (
  fields: Readonly<Record<string, Described<ValueType>>>,
  about?: Partial<About>,
): Described<{ readonly kind: 'record'; readonly fields: Readonly<Record<string, Field>> }> =>
  described(
    {
      kind: 'record',
      fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { doc: '', ...field }])),
    },
    about,
  )

/** Items of one type, aligned with a dimension. */
export const list = (
  item: Described<ValueType>,
  length: string,
  about?: Partial<About>,
): Described<{ readonly kind: 'list'; readonly of: ValueType; readonly length: string }> =>
  described({ kind: 'list', of: item.type, length }, about)

/** A function that draws a number in [0, 1) from a seeded stream. */
export const random = (about?: Partial<About>): Described<{ readonly kind: 'random' }> =>
  described({ kind: 'random' }, about)

/** Result: one element of the parameter of that name, given as its position. */
export const choice = (
  of: string,
  about?: { readonly doc: string },
): Described<{ readonly kind: 'choice'; readonly of: string }> => described({ kind: 'choice', of }, about)

/** Result: every position of a dimension once, in an order. */
export const permutation = (
  of: string,
  about?: { readonly doc: string },
): Described<{ readonly kind: 'permutation'; readonly of: string }> => described({ kind: 'permutation', of }, about)

/** Result: one of the values in the parameter of that name, a vector or a list of indices. */
export const member = (
  of: string,
  about?: { readonly doc: string },
): Described<{ readonly kind: 'member'; readonly of: string }> => described({ kind: 'member', of }, about)

/** Result: some positions of a dimension, each at most once, in an order. */
export const indices = (
  of: string,
  about?: { readonly doc: string },
): Described<{ readonly kind: 'indices'; readonly of: string }> => described({ kind: 'indices', of }, about)

/** Result: lists of positions of a dimension, each position in one of them, in an order: routes, bins, teams. */
export const partition = (
  of: string,
  about?: { readonly doc: string },
): Described<{ readonly kind: 'partition'; readonly of: string }> => described({ kind: 'partition', of }, about)

/** Result: an object with a list of positions under each name. */
export const lists = (
  fields: Readonly<Record<string, ListField>>,
  about?: { readonly doc: string },
): Described<{ readonly kind: 'lists'; readonly fields: Readonly<Record<string, ListField>> }> =>
  described({ kind: 'lists', fields }, about)

/**
 * A checked contract; parameters keep the order of the object's keys. Throws InputError where it contradicts itself.
 *
 * @example
 * contract({
 *   name: 'priority',
 *   doc: 'Rates a waiting job.',
 *   parameters: { job: record({ p: number({ unit: 'time', range: [1, undefined], doc: 'processing time' }) }), now: number({ doc: 'current time' }) },
 *   returns: number({ doc: 'the job with the largest value goes next' }),
 * })
 */
export const contract = (definition: {
  readonly name: string
  readonly doc: string
  readonly parameters: Readonly<Record<string, Described<ValueType>>>
  readonly returns: Described<ResultType>
}): Contract => {
  const { name, doc, parameters, returns } = definition
  return checkContract({
    name,
    doc,
    parameters: Object.entries(parameters).map(([name, field]) => ({ name, doc: '', ...field })),
    returns: returns.type,
    ...(returns.doc === undefined ? {} : { returnsDoc: returns.doc }),
  })
}
