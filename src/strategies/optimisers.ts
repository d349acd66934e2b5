/** Optimisers as `moh` keeps them: programs with ideas and utilities, where each came from, and how the best is written to a file. */

import type { Shown } from './guest-task.ts'

/** One optimiser that was run, or was not worth running. */
export type Optimiser = {
  /** `o1`, `o2`, … in the order of their evaluation. */
  readonly id: string
  readonly source: string
  readonly idea: string
  readonly parent: string | undefined
  /** Weighted mean over the tasks of the best that it found there; `Infinity` where it failed on one. */
  readonly utility: number
  /** What it reached on each task; `Infinity` where nothing. */
  readonly results: readonly number[]
  /** Empty where it did not fail. */
  readonly failure: string
}

/** Best first, of equals the older. */
export const byUtility = (a: Optimiser, b: Optimiser): number =>
  a.utility === b.utility ? Number(a.id.slice(1)) - Number(b.id.slice(1)) : a.utility < b.utility ? -1 : 1

/** An optimiser as optimisers see it. */
export const shownOptimiser = ({ id, source, idea, utility, failure }: Optimiser): Shown => ({
  id,
  code: source,
  idea,
  score: Number.isFinite(utility) ? utility : null,
  failure,
})

const round = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : 'nothing')

/** One line for a tree of optimisers. */
export const labelOf = ({ id, idea, utility, failure }: Optimiser): string =>
  `${id} ${failure === '' ? round(utility) : failure.slice(0, 80)}${idea === '' ? '' : `: ${idea.slice(0, 120)}`}`

/** The text of a file that `--strategy` takes, with what is known of the optimiser in its head. */
export const optimiserFile = (
  { source, idea, utility, results }: Optimiser,
  tasks: readonly { readonly name: string; readonly weight: number }[],
): string => {
  const reached = tasks.map(
    ({ name, weight }, at) => `//   ${name}, weight ${round(weight)}: ${round(results[at] ?? Infinity)}`,
  )
  const lines = [
    ...(idea === '' ? [] : [`// idea: ${idea.replaceAll(/\s+/g, ' ')}`]),
    `// utility: ${round(utility)}, the weighted mean of the best score on each task`,
    ...reached,
  ]
  return `${lines.join('\n')}\n\n${source.trim()}\n`
}
