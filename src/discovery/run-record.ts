/** What is told of a run without opening its search: for `list` and `show`, finished or not. */

import { join } from 'node:path'
import type { Outcome } from '../candidate/candidate.ts'
import { Journal, type Calls, type TestEvaluation } from '../journal/journal.ts'
import { keptBy, type RunEnd } from './run-facts.ts'
import type { Spending } from './ledger.ts'
import { testEvaluations } from './test-evaluations.ts'
import type { RecordedScore } from '../evaluation/recorded-evaluation.ts'
import { runIds, runState, type RunState } from './run-folder.ts'
import { readOutcome } from './outcome.ts'
import { readWalls } from './walls-record.ts'

type Metrics = Readonly<Record<string, number | null>>

export type RunRecord = {
  readonly id: string
  readonly folder: string
  readonly problem: string
  readonly strategy: string
  readonly model: string | null
  readonly seed: number
  readonly state: RunState
  /** ISO 8601. */
  readonly startedAt: string
  /** How references are computed; null for the problem's default. */
  readonly reference: string | null
  /** Sets with instances that were trained on, beside the problem's own train set. */
  readonly trainedOnSets: readonly string[]
  readonly budget: Readonly<Record<string, number | undefined>>
  readonly candidates: number
  /** Programs that the tuning of constants tried besides. */
  readonly tuned: number
  /** Each time that a program of the run was evaluated on instances that the search must not see. */
  readonly testEvaluations: readonly TestEvaluation[]
  /** The run whose answers this one was given again; null for one of its own. */
  readonly replays: string | null
  /** The walls that candidates ran behind, in one line; null until the search begins. */
  readonly sandbox: string | null
  /** The winner, or the best on train so far. */
  readonly best: {
    readonly candidate: string
    readonly source: string
    readonly train: Metrics
    readonly validation: Metrics | null
    readonly test: Metrics | null
    /** Objectives on the test set, in its order; null until the run is finished. */
    readonly testScore: RecordedScore | null
  } | null
  /** So far, where the run is not finished. `costUsd` is null where the cost of an answer is not known. */
  readonly spent: Omit<Spending, 'costUsd'> & { readonly costUsd: number | null }
  /** The calls to models behind the completions, with those that failed and those that a crash cut off. */
  readonly calls: Calls
  /** Undefined until the run is finished. */
  readonly end: RunEnd | undefined
  /** Null until the run is finished. */
  readonly digest: string | null
}

const scoreAt = (journal: Journal, key: string): RecordedScore | null => {
  const step = journal.step(key)
  if (step?.answer === undefined || step.objectives === undefined) return null
  return { objectives: step.objectives, cpuMs: readOutcome(JSON.parse(step.answer)).outcome.cpuMs }
}

/** Reads the run in `folder`. */
export const readRun = (id: string, folder: string): RunRecord => {
  using journal = new Journal(folder, { readOnly: true })
  const { configuration } = keptBy(journal)
  const end = journal.fact('end') as RunEnd | undefined
  const winner = end?.winner
  const { unpriced, ...spent } = journal.spending()
  const best = winner === undefined ? journal.bestCandidates(1)[0] : journal.candidate(winner.candidate.id)
  const step = best?.evaluation === undefined ? undefined : journal.step(best.evaluation)
  const train = step?.answer === undefined ? {} : readOutcome(JSON.parse(step.answer)).metrics
  return {
    id,
    folder,
    problem: configuration.problem,
    strategy: configuration.strategy,
    model: configuration.model ?? null,
    seed: configuration.seed,
    state: runState(folder, journal),
    startedAt: new Date(journal.fact('startedMs') as number).toISOString(),
    reference: configuration.reference ?? null,
    trainedOnSets: configuration.trainedOnSets ?? [],
    budget: configuration.limits,
    candidates: journal.candidateCount(),
    tuned: journal.tunedCount(),
    testEvaluations: testEvaluations(journal),
    replays: configuration.replays ?? null,
    sandbox: readWalls(journal),
    best:
      best === undefined
        ? null
        : {
            candidate: best.id,
            source: best.source,
            train,
            validation: winner?.validation ?? null,
            test: winner?.test ?? null,
            testScore: winner === undefined ? null : scoreAt(journal, `end/test/${best.id}`),
          },
    spent: { ...(end?.spent ?? spent), costUsd: unpriced > 0 ? null : (end?.spent ?? spent).costUsd },
    calls: journal.calls(),
    end,
    digest: end?.digest ?? null,
  }
}

/** All runs under `runs`, newest first. */
export const readRuns = (runs: string): RunRecord[] =>
  runIds(runs)
    .map((id) => readRun(id, join(runs, id)))
    .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0))

/** One candidate of a run, as `show` prints it. */
export type CandidateRecord = {
  readonly id: string
  readonly operator: string
  readonly parents: readonly string[]
  readonly thought: string | null
  readonly outcome: Outcome
  readonly metrics: Metrics
  readonly source: string
}

/** Undefined where the run has no such candidate. */
export const readCandidate = (folder: string, id: string): CandidateRecord | undefined => {
  using journal = new Journal(folder, { readOnly: true })
  const row = journal.candidate(id)
  if (row === undefined) return undefined
  const step = row.evaluation === undefined ? undefined : journal.step(row.evaluation)
  return {
    id: row.id,
    operator: row.operator,
    parents: row.parents,
    thought: row.thought ?? null,
    outcome: JSON.parse(row.outcome) as Outcome,
    metrics: step?.answer === undefined ? {} : readOutcome(JSON.parse(step.answer)).metrics,
    source: row.source,
  }
}
