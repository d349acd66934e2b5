/** The black-box view of a problem: the same contract under names that tell nothing, without what its parts mean. */

import type { Candidate } from '../candidate/candidate.ts'
import { swapNames } from '../candidate/rename.ts'
import type { Contract, Field, ListField, ResultType, ValueType } from '../problem/contract.ts'
import type { Inputs, PromptProblem } from './view.ts'

type Names = Readonly<Record<string, string>>

const renamed = (name: string, names: Names): string => names[name] ?? name

const anonymousType = (type: ValueType, names: Names): ValueType => {
  switch (type.kind) {
    case 'index':
      return { ...type, of: renamed(type.of, names) }
    case 'vector':
      return { ...type, length: renamed(type.length, names) }
    case 'matrix':
      return { ...type, rows: renamed(type.rows, names), columns: renamed(type.columns, names) }
    case 'list':
      return { ...type, of: anonymousType(type.of, names), length: renamed(type.length, names) }
    case 'record': {
      const fields = Object.entries(type.fields).map(([name, field]): [string, Field] => [
        renamed(name, names),
        anonymousField(field, names),
      ])
      return { ...type, fields: Object.fromEntries(fields) }
    }
    case 'number':
    case 'random':
      return type
    default:
      return type satisfies never
  }
}

const anonymousField = ({ type, range }: Field, names: Names): Field => ({
  type: anonymousType(type, names),
  doc: '',
  ...(range !== undefined && { range }),
})

const anonymousResult = (returns: ResultType, names: Names): ResultType => {
  switch (returns.kind) {
    case 'vector':
      return { ...returns, length: renamed(returns.length, names) }
    case 'matrix':
      return { ...returns, rows: renamed(returns.rows, names), columns: renamed(returns.columns, names) }
    case 'choice':
    case 'permutation':
    case 'member':
    case 'indices':
    case 'partition':
      return { ...returns, of: renamed(returns.of, names) }
    case 'lists': {
      const fields = Object.entries(returns.fields).map(([name, { of }]): [string, ListField] => [
        renamed(name, names),
        { of: renamed(of, names), doc: '' },
      ])
      return { ...returns, fields: Object.fromEntries(fields) }
    }
    case 'number':
      return returns
    default:
      return returns satisfies never
  }
}

const anonymousContract = (contract: Contract, names: Names): Contract => ({
  name: renamed(contract.name, names),
  doc: 'The function to be designed.',
  parameters: contract.parameters.map((parameter) => ({
    name: renamed(parameter.name, names),
    ...anonymousField(parameter, names),
  })),
  returns: anonymousResult(contract.returns, names),
})

/** The problem as a model sees it in the black-box view; undefined where the problem has none. */
export const anonymousProblem = (problem: PromptProblem): PromptProblem | undefined => {
  const { anonymous, heuristic, metric, cpuLimit } = problem
  if (anonymous === undefined) return undefined
  return {
    name: 'black-box',
    title: 'a black-box problem',
    brief: anonymous.brief,
    heuristic: heuristic.map((contract) => anonymousContract(contract, anonymous.names)),
    metric,
    cpuLimit,
  }
}

const anonymousCandidate = (candidate: Candidate, names: Names): Candidate => ({
  ...candidate,
  source: swapNames(candidate.source, names),
})

const isList = (input: Inputs[string]): input is readonly Candidate[] => Array.isArray(input)

/** A prompt's inputs with every program under the names of the black-box view. */
export const anonymousInputs = (inputs: Inputs, names: Names): Inputs => {
  const translate = (input: Inputs[string]): Inputs[string] => {
    if (input === undefined || typeof input === 'string') return input
    return isList(input)
      ? input.map((candidate) => anonymousCandidate(candidate, names))
      : anonymousCandidate(input, names)
  }
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, translate(input)]))
}
