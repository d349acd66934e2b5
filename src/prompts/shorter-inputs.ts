/** What a prompt can do without when it is too long for a model: parents first, then tables and texts, last all parents but the best. */

import { byMetric, type Candidate } from '../candidate/candidate.ts'
import type { Inputs } from './view.ts'

type Input = Inputs[string]

const isList = (input: Input): input is readonly Candidate[] => Array.isArray(input)
const isCandidate = (input: Input): input is Candidate =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

const change = (inputs: Inputs, how: (input: Input, name: string) => Input): Inputs =>
  Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, how(input, name)]))

/** The best of a list, in the list's order. */
const best = (candidates: readonly Candidate[], count: number): readonly Candidate[] => {
  const kept = new Set(candidates.toSorted(byMetric).slice(0, count))
  return candidates.filter((candidate) => kept.has(candidate))
}

/** Without its table of gaps by group. */
const withoutTable = (candidate: Candidate): Candidate => ({
  ...candidate,
  outcome: { ...candidate.outcome, groups: {} },
})

/** Longest text that a shortened prompt shows, in characters. */
const longestText = 600

const cut = (input: Input): Input => {
  if (typeof input === 'string') return input.length > longestText ? `${input.slice(0, longestText)}…` : input
  if (isList(input)) return input.map(withoutTable)
  return isCandidate(input) ? withoutTable(input) : input
}

const onlyBestParent = (inputs: Inputs): Inputs => {
  const [kept] = Object.values(inputs).filter(isCandidate).toSorted(byMetric)
  return change(inputs, (input) =>
    isCandidate(input) && input.id !== kept?.id ? undefined : isList(input) ? [] : input,
  )
}

/**
 * The inputs with less and less in them, each shorter than the one before: half of every list of candidates, one of every list, no tables
 * and short texts, the best parent alone. Steps that would take nothing away are left out.
 */
export const shorterInputs = (inputs: Inputs): readonly Inputs[] => {
  const half = change(inputs, (input) => (isList(input) ? best(input, Math.ceil(input.length / 2)) : input))
  const one = change(half, (input) => (isList(input) ? best(input, 1) : input))
  const bare = change(one, cut)
  const steps = [half, one, bare, onlyBestParent(bare)]
  const size = (of: Inputs): number => JSON.stringify(of).length
  return steps.filter((step, index) => size(step) < size(steps[index - 1] ?? inputs))
}
