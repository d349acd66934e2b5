/** What the sandbox checks of a heuristic's results, as data. */

import type { Contract, ResultType } from './contract.ts'

/** The function of that name must return that kind of value; structurally what a job of the sandbox carries. */
export type ResultCheck = {
  readonly name: string
  /** How many arguments it takes. */
  readonly parameters: number
  readonly returns: ResultType['kind']
  /** The names of the lists, where it returns a record of lists. */
  readonly lists?: readonly string[]
  /** The candidate may export a list of such functions, and the driver is handed a list. */
  readonly many?: true
}

/** One check a contract. */
export const resultChecks = (
  contracts: readonly Contract[],
  { team = false }: { readonly team?: boolean } = {},
): readonly ResultCheck[] =>
  contracts.map(({ name, parameters, returns }) => ({
    name,
    parameters: parameters.length,
    returns: returns.kind,
    ...(returns.kind === 'lists' && { lists: Object.keys(returns.fields) }),
    ...(team && { many: true as const }),
  }))
