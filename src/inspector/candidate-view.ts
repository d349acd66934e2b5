/** A candidate as its page shows it: source, origin, prompt and answer, verdict, and how it did on each instance. */

import type { Outcome } from '../candidate/candidate.ts'
import { diffLines } from '../candidate/diff.ts'
import type { Journal } from '../journal/journal.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import type { CandidateView } from './shapes.ts'

type Message = { readonly role: string; readonly content: string }
type Reply = {
  readonly text?: string
  readonly reasoning?: string
  readonly failed?: string
  readonly message?: string
  readonly model?: string
  readonly usage?: { readonly promptTokens?: number; readonly completionTokens?: number }
  readonly totalMs?: number
  readonly costUsd?: number
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const isMessage = (value: unknown): value is Message =>
  isRecord(value) && typeof value['role'] === 'string' && typeof value['content'] === 'string'

/** The messages among a request, wherever it keeps them. */
const messagesIn = (request: unknown): readonly Message[] => {
  if (Array.isArray(request)) return request.every(isMessage) ? request : request.flatMap(messagesIn)
  return isRecord(request) ? Object.values(request).flatMap(messagesIn) : []
}

const questionOf = (key: string, request: string, answer: string | undefined): CandidateView['questions'][number] => {
  const reply = (answer === undefined ? {} : JSON.parse(answer)) as Reply
  const { usage, totalMs, costUsd, model } = reply
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['model', model],
    ['tokens', usage && `${usage.promptTokens ?? '?'} in, ${usage.completionTokens ?? '?'} out`],
    ['took', totalMs === undefined ? undefined : `${(totalMs / 1000).toFixed(1)} s`],
    ['cost', costUsd === undefined ? undefined : `$${costUsd.toFixed(5)}`],
    ['failed', reply.failed && `${reply.failed}: ${reply.message ?? ''}`],
  ]
  return {
    key,
    messages: request === '' ? [] : messagesIn(JSON.parse(request)),
    reply: reply.text ?? null,
    reasoning: reply.reasoning ?? null,
    facts: facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  }
}

const roleOf = (outcome: string): string | undefined => (JSON.parse(outcome) as Outcome).role

/** `(line 7, column 3)` and `line 7, column 3:` name a line of the candidate's source. */
const failingLine = (detail: string): number | null => {
  const found = /line (\d+), column \d+/.exec(detail)
  return found === null ? null : Number(found[1])
}

const gapsOf = (
  journal: Journal,
  problem: LoadedProblem,
  key: string | undefined,
  references: readonly number[],
): (number | null)[] => {
  const objectives = key === undefined ? undefined : journal.step(key)?.objectives
  if (objectives === undefined || references.length === 0) return []
  return Array.from(objectives, (objective, at) => {
    const reference = references[at]
    return reference === undefined || reference === 0 ? null : (objective - reference) / Math.abs(reference)
  }).slice(0, problem.set('train').instances.length)
}

/** What others reached on train, for the strips beside the candidate's. */
export type Beside = {
  /** Reference of each train instance, in the set's order; empty until they are known. */
  readonly references: readonly number[]
  /** The best known rule's gaps on train, where it has been evaluated. */
  readonly rule: { readonly name: string; readonly gaps: readonly (number | null)[] } | undefined
}

/** Undefined where the run has no such candidate. */
export const candidateView = (
  journal: Journal,
  id: string,
  problem: LoadedProblem | undefined,
  { references, rule }: Beside,
): CandidateView | undefined => {
  const row = journal.candidate(id)
  if (row === undefined) return undefined
  const outcome = JSON.parse(row.outcome) as Outcome
  const elite = journal.bestCandidates(1)[0]
  const own = problem === undefined ? [] : gapsOf(journal, problem, row.evaluation, references)
  const strips = [
    { name: id, gaps: own },
    ...(problem !== undefined && elite !== undefined && elite.id !== id
      ? [{ name: `${elite.id}, the best`, gaps: gapsOf(journal, problem, elite.evaluation, references) }]
      : []),
    ...(rule === undefined ? [] : [{ name: rule.name, gaps: rule.gaps }]),
  ].filter(({ gaps }) => gaps.length > 0)
  return {
    id,
    operator: row.operator,
    parents: row.parents,
    children: journal.childrenOf(id),
    thought: row.thought ?? null,
    source: row.source,
    outcome: {
      kind: outcome.kind,
      detail: outcome.detail,
      raced: outcome.raced,
      cpuMs: outcome.cpuMs,
      role: outcome.role ?? null,
    },
    metric: row.metric ?? (outcome.role !== undefined && outcome.kind === 'scored' ? outcome.metric : null),
    failingLine: failingLine(outcome.detail),
    differences: row.parents.flatMap((parent) => {
      const before = journal.candidate(parent)
      // A team holds its members as they are.
      const isMember = outcome.role === undefined && before !== undefined && roleOf(before.outcome) !== undefined
      return before === undefined || isMember
        ? []
        : [{ parent, lines: diffLines(before.source.trimEnd(), row.source.trimEnd()) }]
    }),
    questions: journal
      .stepsOfVerb(row.verb)
      .filter(({ kind }) => kind === 'ask')
      .map(({ key, request, answer }) => questionOf(key, request, answer)),
    gaps:
      problem === undefined || own.length === 0
        ? null
        : { instances: problem.set('train').instances.map(({ id, group }) => ({ id, group })), strips },
  }
}
