/** A published number as data: which heuristic on which set, how the number is made of objectives, and what was published. */

type Settings = Readonly<Record<string, unknown>>

/** How a number is made of objectives: their mean, or the mean share above the references, in percent; published gaps differ in which. */
export type CellStatistic = 'mean objective' | 'ratio of means' | 'mean of ratios'

/** How far ours may be from what is published, in the number's own unit: a distance, or the larger of a share of the published value and some standard errors over the streams. */
export type CellTolerance = number | { readonly relative: number; readonly standardErrors: number }

type Row = {
  /** Heading of the table that the row stands in, with its source: `ReEvo (Ye and others 2024), table 7`. */
  readonly table: string
  readonly published: number
  /** Decimals that were published; numbers are shown with as many. */
  readonly decimals: number
}

/**
 * A number that is made again. `published` and `ours` must agree within the tolerance: `published` is somebody else's figure, `ours` is
 * known from our own measurements alone, or from somebody's unpublished ones. `target` is a figure for other instances or another budget
 * that cannot be made again exactly; it is shown beside ours and never fails.
 */
export type MeasuredCell = Row & {
  readonly kind: 'published' | 'ours' | 'target'
  /** `family/problem`. */
  readonly problem: string
  /** One of the problem's sets. */
  readonly set: string
  /** Name of one of the problem's baselines. */
  readonly heuristic: string
  readonly statistic: CellStatistic
  /** What ratios are to: a value for the whole set (the mean that was published) or one of the problem's reference methods. Needless for `mean objective`. */
  readonly reference?: { readonly value: number; readonly by: string } | { readonly method: string }
  /** Settings of the driver over the set's own; of several, the number is made of the objectives under all of them. */
  readonly settings?: Settings | readonly Settings[]
  /** How many random streams a stochastic driver is run on; the number is the mean over them. Default: 1. */
  readonly streams?: number
  /** Default: half a unit of the last published decimal. */
  readonly tolerance?: CellTolerance
  /** Only these groups of the set's instances. Default: all. */
  readonly groups?: readonly string[]
  /** What must be known to read the comparison, in a few words. */
  readonly note?: string
}

/** A published number that nobody can check, since what it was measured with is not public. */
export type UnavailableCell = Row & {
  readonly kind: 'unavailable'
  readonly problem: string
  /** The row's name where it was published. */
  readonly heuristic: string
  /** The column's name where it was published. */
  readonly column: string
  /** What is missing. */
  readonly reason: string
}

/** A row of `npm run reproduce`; a family lists its own in `reproduce.ts` as `export const cells: readonly ReproduceCell[]`. */
export type ReproduceCell = MeasuredCell | UnavailableCell
