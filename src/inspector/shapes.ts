/** What the inspector's server tells its page: plain JSON, in which what is not finite is null. */

import type { Specific } from '../discovery/specific.ts'

export type { Specific } from '../discovery/specific.ts'

/** Amounts in each coin. */
export type Spent = {
  readonly completions: number
  readonly tokens: number
  readonly costUsd: number
  readonly evaluations: number
}

/** The number that a run minimises. */
export type MetricView = { readonly name: string; readonly title: string; readonly isShare: boolean }

/** A run in the list. */
export type RunEntry = {
  readonly id: string
  readonly problem: string
  readonly strategy: string
  readonly model: string | null
  readonly seed: number
  readonly state: 'running' | 'paused' | 'finished' | 'interrupted'
  /** ISO 8601. */
  readonly startedAt: string
  readonly candidates: number
  /** The cost is null where that of an answer is not known. */
  readonly spent: Omit<Spent, 'costUsd'> & { readonly costUsd: number | null }
  readonly budget: Readonly<Record<string, number | undefined>>
  readonly metric: MetricView
  /** The winner, or the best on train so far; the metric on each set. */
  readonly best: {
    readonly candidate: string
    readonly train: number | null
    readonly validation: number | null
    readonly test: number | null
  } | null
}

/** A candidate that was better on train than all before it. */
export type Improvement = Spent & {
  readonly candidate: string
  readonly metric: number
  /** Milliseconds since the run began. */
  readonly atMs: number
}

/** A run that is looked into. */
export type RunView = RunEntry & {
  readonly title: string
  readonly improvements: readonly Improvement[]
  /** Where the search is now, or ended. */
  readonly now: Spent & { readonly atMs: number }
  /** Known rules on train, best first; empty until they have been evaluated. */
  readonly baselines: readonly { readonly name: string; readonly metric: number }[]
  /** What has been asked and not answered. */
  readonly inFlight: readonly { readonly key: string; readonly kind: string; readonly sinceMs: number }[]
  readonly failures: readonly { readonly kind: string; readonly count: number; readonly example: string }[]
  readonly operators: readonly {
    readonly name: string
    readonly candidates: number
    readonly scored: number
    readonly best: number | null
  }[]
  readonly elites: readonly { readonly id: string; readonly operator: string; readonly metric: number }[]
  readonly winner: string | null
  readonly rejected: readonly { readonly id: string; readonly reason: string }[]
  readonly sets: readonly { readonly name: string; readonly title: string; readonly instances: number }[]
  /** Names of the problem's baselines, for drawing and comparing. */
  readonly rules: readonly string[]
  readonly draws: boolean
  /** What the strategy tells of itself: islands, grids, trees. */
  readonly specifics: readonly Specific[]
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** Whether pause and stop can be asked here: the run is under way on this machine. */
  readonly steerable: boolean
}

/** Candidates in columns, which is an order of magnitude smaller than objects. */
export type CandidateColumns = {
  readonly ids: readonly string[]
  /** Places in `operators` and `kinds`. */
  readonly operator: readonly number[]
  readonly kind: readonly number[]
  readonly metric: readonly (number | null)[]
  /** Verb numbers of the parents. */
  readonly parents: readonly (readonly number[])[]
  readonly operators: readonly string[]
  readonly kinds: readonly string[]
  /** The verb after which to ask for more. */
  readonly after: number
}

/** A line of a difference. */
export type DiffLine = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** A candidate that is looked at. */
export type CandidateView = {
  readonly id: string
  readonly operator: string
  readonly parents: readonly string[]
  readonly children: readonly string[]
  readonly thought: string | null
  readonly source: string
  readonly outcome: {
    readonly kind: string
    readonly detail: string
    readonly raced: boolean
    readonly cpuMs: number
    /** The only role that it plays, where it is made for teams. */
    readonly role: string | null
  }
  readonly metric: number | null
  /** The line that a failure names, from 1. */
  readonly failingLine: number | null
  /** What changed from each parent. */
  readonly differences: readonly { readonly parent: string; readonly lines: readonly DiffLine[] }[]
  /** The prompt's messages and what came back, for each question that made it. */
  readonly questions: readonly {
    readonly key: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly reply: string | null
    readonly reasoning: string | null
    readonly facts: readonly (readonly [name: string, value: string])[]
  }[]
  /** Gap of each train instance, beside the elite and the best known rule. */
  readonly gaps: {
    readonly instances: readonly { readonly id: string; readonly group: string }[]
    readonly strips: readonly { readonly name: string; readonly gaps: readonly (number | null)[] }[]
  } | null
}

/** A prompt that waits in a run's inbox. */
export type PendingPrompt = { readonly name: string; readonly text: string }
