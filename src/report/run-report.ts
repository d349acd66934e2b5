/** A run's report as data, from which the page and the Markdown text are made. */

import type { Ancestor } from './ancestry.ts'
import type { Curve, Failures } from './spending-curve.ts'

/** One row of the table on the test set. */
export type ReportRow = {
  readonly heuristic: string
  readonly role: 'discovered' | 'baseline' | 'control'
  /** Aligned with the table's columns. */
  readonly cells: readonly string[]
  /** Gap of each instance, in the set's order; null where undefined, empty where it failed. */
  readonly gaps: readonly (number | null)[]
}

export type RunReport = {
  /** What the problem is called. */
  readonly title: string
  readonly run: {
    readonly id: string
    readonly problem: string
    readonly strategy: string
    readonly model: string | null
    readonly seed: number
    readonly state: string
    readonly startedAt: string
    /** Why the search ended before its budget was spent. */
    readonly stopped: string | null
  }
  readonly asked: {
    /** Markdown, as a model is told. */
    readonly brief: string
    /** Markdown for each function. */
    readonly functions: readonly string[]
    /** Name and title of the sets. */
    readonly sets: readonly (readonly [name: string, title: string])[]
    readonly budget: readonly (readonly [coin: string, limit: string])[]
  }
  /** Null where nothing valid was found. */
  readonly winner:
    | (Ancestor & {
        /** How often each line is executed on the racing block of train; null where that could not be counted. */
        readonly executions: readonly number[] | null
        /** The program whose constants were tuned into the winner's. */
        readonly beforeTuning: { readonly id: string; readonly source: string } | null
      })
    | null
  readonly metric: { readonly title: string; readonly isShare: boolean }
  readonly curve: Curve
  /** Baselines of the problem on train, best first, in the metric's own unit. */
  readonly trainBaselines: readonly (readonly [name: string, metric: number])[]
  readonly ancestry: readonly Ancestor[]
  readonly test: {
    readonly title: string
    readonly columns: readonly { readonly head: string; readonly align: 'left' | 'right' }[]
    readonly rows: readonly ReportRow[]
    readonly notes: readonly string[]
    /** Group of each instance, in the set's order. */
    readonly groups: readonly string[]
  }
  /** Notes on the controls that are missing from the table, with what makes them. */
  readonly controls: readonly string[]
  /** Share of the winner's decisions on probe instances that each baseline would have made too. */
  readonly decisions: readonly (readonly [baseline: string, share: number])[]
  readonly failures: Failures
  readonly candidates: number
  readonly drawings: readonly { readonly caption: string; readonly svg: string }[]
  /** Versions, hashes, walls, settings: what it takes to repeat the run. */
  readonly provenance: readonly (readonly [name: string, value: string])[]
}
