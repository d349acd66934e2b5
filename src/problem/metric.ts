/** Metrics: the one number over a set that a search minimises, and the others that tables show beside it. */

import type { Reference } from './problem.ts'

/** One evaluated instance as metrics see it. `gap` is undefined where the reference is zero. */
export type Scored = { readonly objective: number; readonly reference: Reference; readonly gap: number | undefined }

/** A named number over evaluated instances; lower is better. */
export type Metric = {
  /** The key in JSON and tables: `pooledGap`. */
  readonly name: string
  readonly title: string
  readonly over: (scored: readonly Scored[]) => number
}
