/** The rows of a run's journal as readonly objects, and how each is laid out in columns. */

import type { Column } from './content-hash.ts'

/** One asked step. `answer` is undefined while the call is under way, or when a crash cut it off. */
export type Step = {
  /** What asked: `17/ask`, `17/evaluate`, `end/test/MDD`. */
  readonly key: string
  /** The number of the verb that it belongs to; 0 before the search, `Number.MAX_SAFE_INTEGER` after it. */
  readonly verb: number
  readonly kind: string
  readonly requestHash: string
  /** JSON, or empty where the hash is enough. */
  readonly request: string
  /** JSON. */
  readonly answer: string | undefined
  /** Objectives in the order of the instances that were run. */
  readonly objectives: Float64Array | undefined
  readonly askedMs: number
  readonly answeredMs: number | undefined
}

/** A candidate as it was delivered to the strategy. */
export type CandidateRow = {
  readonly verb: number
  readonly id: string
  readonly source: string
  readonly fingerprint: string
  readonly operator: string
  readonly parents: readonly string[]
  readonly thought: string | undefined
  /** JSON. */
  readonly outcome: string
  /** Undefined unless scored on the whole set. */
  readonly metric: number | undefined
  /** Key of the step that holds its objectives; undefined where none ran. */
  readonly evaluation: string | undefined
}

/** One evaluation of the run's program on held-out instances, after its end. */
export type TestEvaluation = {
  readonly set: string
  readonly candidate: string
  /** What asked for it: `compare`. */
  readonly askedBy: string
  readonly atMs: number
}

/** A candidate without what is long: source, idea, results by group. */
export type CandidateBrief = Pick<CandidateRow, 'verb' | 'id' | 'operator' | 'parents' | 'metric' | 'evaluation'> & {
  readonly kind: string
  readonly detail: string
}

/** A row as SQLite gives it, by column. */
export type Row = Record<string, Column>

const toBytes = (objectives: Float64Array | undefined): Uint8Array | null =>
  objectives === undefined
    ? null
    : new Uint8Array(objectives.buffer, objectives.byteOffset, objectives.byteLength).slice()
const toObjectives = (bytes: Uint8Array | null): Float64Array | undefined =>
  bytes === null ? undefined : new Float64Array(bytes.slice().buffer)

/** In the order of the table `steps`, without the hash. */
export const stepColumns = (step: Step): Column[] => [
  step.key,
  step.verb,
  step.kind,
  step.requestHash,
  step.request,
  step.answer ?? null,
  toBytes(step.objectives),
  step.askedMs,
  step.answeredMs ?? null,
]

/** In the order of the table `candidates`, without the hash. */
export const candidateColumns = (row: CandidateRow): Column[] => [
  row.verb,
  row.id,
  row.source,
  row.fingerprint,
  row.operator,
  JSON.stringify(row.parents),
  row.thought ?? null,
  row.outcome,
  row.metric ?? null,
  row.evaluation ?? null,
]

export const toStep = (row: Row): Step => ({
  key: row['key'] as string,
  verb: row['verb'] as number,
  kind: row['kind'] as string,
  requestHash: row['request_hash'] as string,
  request: row['request'] as string,
  answer: (row['answer'] as string | null) ?? undefined,
  objectives: toObjectives(row['objectives'] as Uint8Array | null),
  askedMs: row['asked_ms'] as number,
  answeredMs: (row['answered_ms'] as number | null) ?? undefined,
})

export const toCandidate = (row: Row): CandidateRow => ({
  verb: row['verb'] as number,
  id: row['id'] as string,
  source: row['source'] as string,
  fingerprint: row['fingerprint'] as string,
  operator: row['operator'] as string,
  parents: JSON.parse(row['parents'] as string) as string[],
  thought: (row['thought'] as string | null) ?? undefined,
  outcome: row['outcome'] as string,
  metric: (row['metric'] as number | null) ?? undefined,
  evaluation: (row['evaluation'] as string | null) ?? undefined,
})

export const toBrief = (row: Row): CandidateBrief => ({
  verb: row['verb'] as number,
  id: row['id'] as string,
  operator: row['operator'] as string,
  parents: JSON.parse(row['parents'] as string) as string[],
  metric: (row['metric'] as number | null) ?? undefined,
  evaluation: (row['evaluation'] as string | null) ?? undefined,
  kind: row['kind'] as string,
  detail: (row['detail'] as string | null) ?? '',
})

export const toTestEvaluation = (row: Row): TestEvaluation => ({
  set: row['set_name'] as string,
  candidate: row['candidate'] as string,
  askedBy: row['asked_by'] as string,
  atMs: row['at_ms'] as number,
})
