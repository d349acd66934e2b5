/** What the sandbox checks of a heuristic's results, as data. */

import type { Contract, ResultType } from './contract.ts'

/** The function of that name must return that kind of value; structurally what a job of the sandbox carries. */
export type ResultCheck = {
  readonly name: string
  /** How many arguments it takes. */
  readonly parameters: number
  readonly returns: ResultType['kind']
}

/** One check a contract. */
export const resultChecks = (contracts: readonly Contract[]): readonly ResultCheck[] =>
  contracts.map(({ name, parameters, returns }) => ({ name, parameters: parameters.length, returns: returns.kind }))
