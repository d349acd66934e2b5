/** A comparison as data: heuristics evaluated on the same set, in the order in which they are shown. */

import type { Evaluation } from '../evaluation/evaluator.ts'
import { pairedBootstrap, type Difference } from '../evaluation/paired-bootstrap.ts'
import type { Metric } from '../problem/metric.ts'

/** A heuristic by the name that tables give it, and what became of it on the set. */
export type Compared = {
  readonly heuristic: string
  readonly evaluation: Evaluation
  /** It was fitted to instances of this set, so that its results here are not those of unseen instances. Default: false. */
  readonly fitted?: boolean
}

/** One heuristic against another in the problem's metric; `better` is for the first. */
export type Contrast = { readonly first: string; readonly second: string; readonly difference: Difference }

/** By metric, best first; equal ones by name, failures last. */
export const ranked = (compared: readonly Compared[]): readonly Compared[] =>
  compared.toSorted((a, b) => {
    const returned = Number(b.evaluation.verdict.kind === 'returned') - Number(a.evaluation.verdict.kind === 'returned')
    if (returned !== 0) return returned
    if (a.evaluation.metric !== b.evaluation.metric) return a.evaluation.metric < b.evaluation.metric ? -1 : 1
    return a.heuristic < b.heuristic ? -1 : 1
  })

/** The first against each of the others, in their order; undefined where either failed, so that there is nothing to compare. */
export const contrast = (
  first: Compared,
  second: Compared,
  options: { readonly metric: Metric; readonly seed: number },
): Contrast | undefined => {
  const [a, b] = [first.evaluation, second.evaluation]
  if (a.verdict.kind !== 'returned' || b.verdict.kind !== 'returned') return undefined
  return {
    first: first.heuristic,
    second: second.heuristic,
    difference: pairedBootstrap(a.instances, b.instances, options),
  }
}
