/** What templates see: the names that a prompt is filled with, and their shapes, kept side by side so that they cannot part. */

import type { Candidate } from '../candidate/candidate.ts'
import type { Contract } from '../problem/contract.ts'
import { contractMarkdown } from '../problem/contract-markdown.ts'
import type { Shape } from './tags.ts'
import { cpuClass, failureText, fenced, gapTable, oneLine } from './feedback.ts'

/** What the model is told of a problem; a problem's definition is one. */
export type PromptProblem = {
  readonly name: string
  readonly title: string
  readonly brief: string
  readonly knowledge?: string
  readonly anonymous?: { readonly brief: string; readonly names: Readonly<Record<string, string>> }
  readonly heuristic: readonly Contract[]
  readonly metric: { readonly name: string; readonly title: string }
  /** CPU time that a program may take, in words. */
  readonly cpuLimit: string
}

/** What a prompt is given beside the problem: texts, candidates, lists of candidates. */
export type Inputs = Readonly<Record<string, string | Candidate | readonly Candidate[] | undefined>>

/** The kinds of inputs, as strategies declare them. */
export type InputKind = 'text' | 'candidate' | 'candidates'

const text: Shape = { kind: 'text' }
const record = (names: readonly string[], more: Readonly<Record<string, Shape>> = {}): Shape => ({
  kind: 'record',
  fields: { ...Object.fromEntries(names.map((name) => [name, text])), ...more },
})

const problemFields = ['name', 'title', 'brief', 'knowledge', 'contract', 'functions', 'cpuLimit']

const problemView = (problem: PromptProblem): object => ({
  name: problem.name,
  title: problem.title,
  brief: problem.brief.trim(),
  knowledge: problem.knowledge?.trim() ?? '',
  contract: problem.heuristic.map((contract) => contractMarkdown(contract).trim()).join('\n\n'),
  functions: problem.heuristic.map((contract) => `\`${contract.name}\``).join(' and '),
  metric: problem.metric,
  cpuLimit: problem.cpuLimit,
})

const candidateFields = ['id', 'operator', 'idea', 'source', 'code', 'metric', 'result', 'gaps', 'cpu', 'failure']

const candidateView = (candidate: Candidate): Readonly<Record<string, unknown>> => {
  const { kind, detail, metric, raced, cpuMs } = candidate.outcome
  const scored = kind === 'scored'
  const failure = scored ? '' : failureText(candidate.source, kind, detail)
  const stopped = 'given up after the first instances, where it was far behind'
  return {
    id: candidate.id,
    operator: candidate.operator,
    idea: oneLine(candidate.thought ?? '', 300),
    source: candidate.source,
    code: fenced(candidate.source),
    // Every digit counts: rounded scores make different programs look equal.
    metric: scored && !raced ? String(metric) : '',
    result: scored ? (raced ? stopped : String(metric)) : failure,
    gaps: gapTable(candidate),
    cpu: scored ? cpuClass(cpuMs) : '',
    failure,
  }
}

const isList = (input: Inputs[string]): input is readonly Candidate[] => Array.isArray(input)

const kindOf = (input: Inputs[string]): InputKind | undefined => {
  if (input === undefined || typeof input === 'string') return input === undefined ? undefined : 'text'
  return isList(input) ? 'candidates' : 'candidate'
}

const kindsOf = (inputs: Inputs): Readonly<Record<string, InputKind | undefined>> =>
  Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, kindOf(input)]))

/** The shape of what `promptView` gives for inputs of these kinds; an input of no kind is absent. */
export const promptShape = (inputs: Readonly<Record<string, InputKind | undefined>>): Shape => {
  const single = Object.keys(inputs).filter((name) => inputs[name] === 'candidate')
  const against = (name: string): Shape => record(single.filter((other) => other !== name))
  const shapes = Object.entries(inputs).map(([name, kind]): [string, Shape] => {
    if (kind === undefined) return [name, { kind: 'absent' }]
    if (kind === 'text') return [name, text]
    if (kind === 'candidate') return [name, record(candidateFields, { against: against(name) })]
    return [name, { kind: 'list', of: record(candidateFields) }]
  })
  const problem = record(problemFields, { metric: record(['name', 'title']) })
  return { kind: 'record', fields: { ...Object.fromEntries(shapes), problem } }
}

/** Shape and values of a prompt: the problem as `problem`, each input by its name; of two candidates, `one.against.other` compares their gaps. */
export const promptView = (
  problem: PromptProblem,
  inputs: Inputs,
): { readonly shape: Shape; readonly view: object } => {
  const singles = Object.entries(inputs).filter(([, input]) => kindOf(input) === 'candidate') as [string, Candidate][]
  const compared = (name: string, candidate: Candidate): object => ({
    ...candidateView(candidate),
    against: Object.fromEntries(
      singles.filter(([other]) => other !== name).map(([other, rival]) => [other, gapTable(candidate, rival)]),
    ),
  })
  const views = Object.entries(inputs).map(([name, input]): [string, unknown] => {
    if (input === undefined || typeof input === 'string') return [name, input ?? '']
    return [name, isList(input) ? input.map(candidateView) : compared(name, input)]
  })
  return {
    shape: promptShape(kindsOf(inputs)),
    view: { ...Object.fromEntries(views), problem: problemView(problem) },
  }
}
