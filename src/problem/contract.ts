/** A contract: what a heuristic takes and returns, as data, from which signature text, validation and grammars derive. */

/** The type of a value that crosses between a driver and a heuristic. Dimensions (`of`, `length`, …) are names from the family's vocabulary. */
export type ValueType =
  | { readonly kind: 'number' }
  | { readonly kind: 'index'; readonly of: string }
  | { readonly kind: 'vector'; readonly length: string }
  | { readonly kind: 'matrix'; readonly rows: string; readonly columns: string }
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Field>> }
  | { readonly kind: 'list'; readonly of: ValueType; readonly length: string }
  | { readonly kind: 'random' }

/** What a heuristic returns: a number, an array aligned with a named dimension, one element of a parameter, an order of a dimension, its parts, or a record of lists. */
export type ResultType =
  | { readonly kind: 'number' }
  | { readonly kind: 'vector'; readonly length: string }
  | { readonly kind: 'matrix'; readonly rows: string; readonly columns: string }
  | { readonly kind: 'choice'; readonly of: string }
  | { readonly kind: 'permutation'; readonly of: string }
  | { readonly kind: 'member'; readonly of: string }
  | { readonly kind: 'indices'; readonly of: string }
  | { readonly kind: 'partition'; readonly of: string }
  | { readonly kind: 'lists'; readonly fields: Readonly<Record<string, ListField>> }

/** A list of positions in a result, of any length that the driver allows. */
export type ListField = { readonly of: string; readonly doc: string }

/** One value with what a reader needs to know of it. `range` is inclusive; leave a side undefined where there is no bound. */
export type Field = {
  readonly type: ValueType
  readonly doc: string
  readonly unit?: string
  readonly range?: readonly [low: number | undefined, high: number | undefined]
}

/** A named field, in the order of the function's parameters. */
export type Parameter = Field & { readonly name: string }

/** The function that a candidate exports under `name`. */
export type Contract = {
  readonly name: string
  readonly doc: string
  readonly parameters: readonly Parameter[]
  readonly returns: ResultType
  /** What the returned value means: `the job with the largest value goes next`. */
  readonly returnsDoc?: string
}
