/** A candidate: one program proposed in a run, where it came from and what its evaluation said. */

/** The verb number of the proposal that made it, as `c17`; unique in a run. */
export type CandidateId = string

/** How an evaluation ended. Everything but `scored` means that no metric exists. */
export type OutcomeKind =
  | 'scored'
  | 'syntax'
  | 'threw'
  | 'invalid'
  | 'timeout'
  | 'memory'
  | 'crash'
  | 'oversized'
  | 'duplicate'
  | 'unanswered'

/** What an evaluation says of a program on the train set. */
export type Outcome = {
  readonly kind: OutcomeKind
  /** Empty when scored; otherwise what went wrong, with the line of the candidate's source where known. */
  readonly detail: string
  /** What the search minimises; `Infinity` unless scored on the whole set. */
  readonly metric: number
  /** True when racing stopped it after the first block. */
  readonly raced: boolean
  /** Mean gap for each instance group, in the set's order of groups; NaN where a group has no defined gap. Empty unless scored. */
  readonly groups: Readonly<Record<string, number>>
  /** How much lower the metric would be if a group's instances were at their reference, by group; NaN where that has no value. */
  readonly losses?: Readonly<Record<string, number>>
  /** Positions in the set of the instances that cost most: one of each of the groups with the largest losses. */
  readonly hardest?: readonly number[]
  /** CPU milliseconds an instance, measured; never compared. */
  readonly cpuMs: number
  /** What the driver counted over the set, lists of numbers by name; only where the problem has diagnostics. */
  readonly diagnostics?: Readonly<Record<string, readonly number[]>>
  /** Digest of the solutions that it found: equal for programs that behave alike on every instance. */
  readonly behaviour?: string
  /** The only role that the program plays, where it is made for teams: the outcome is then that of a team with it, and the program none to be found by itself. */
  readonly role?: string
}

/** One program proposed in a run. */
export type Candidate = {
  readonly id: CandidateId
  readonly source: string
  /** Hash of the normalised syntax tree; equal for programs that differ in layout, comments and local names only. */
  readonly fingerprint: string
  readonly operator: string
  readonly parents: readonly CandidateId[]
  /** The idea in the model's words, where it gave one. */
  readonly thought: string | undefined
  readonly outcome: Outcome
}

/** Whether a candidate was scored on the whole set. */
export const isScored = (candidate: Candidate): boolean =>
  candidate.outcome.kind === 'scored' && !candidate.outcome.raced

/** Orders by metric, best first; equal ones by age, so that the order is total. */
export const byMetric = (a: Candidate, b: Candidate): number =>
  a.outcome.metric === b.outcome.metric
    ? Number(a.id.slice(1)) - Number(b.id.slice(1))
    : a.outcome.metric < b.outcome.metric
      ? -1
      : 1
