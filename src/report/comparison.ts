/** A comparison as data: heuristics evaluated on the same set, in the order in which they are shown. */

import type { Evaluation } from '../evaluation/evaluator.ts'
import type { Difference } from '../evaluation/paired-bootstrap.ts'
import { versusFirst } from '../evaluation/versus.ts'
import type { Metric } from '../problem/metric.ts'

/** A heuristic by the name that tables give it, and what became of it on the set. */
export type Compared = {
  readonly heuristic: string
  readonly evaluation: Evaluation
  /** It was fitted to instances of this set, so that its results here are not those of unseen instances. Default: false. */
  readonly fitted?: boolean
}

/** One heuristic against another in the problem's metric: the first's less the second's; `better` is for the first, and needs the ranks to agree. */
export type Contrast = { readonly first: string; readonly second: string; readonly difference: Difference }

/** By metric, best first; equal ones by name, failures last. */
export const ranked = (compared: readonly Compared[]): readonly Compared[] =>
  compared.toSorted((a, b) => {
    const returned = Number(b.evaluation.verdict.kind === 'returned') - Number(a.evaluation.verdict.kind === 'returned')
    if (returned !== 0) return returned
    if (a.evaluation.metric !== b.evaluation.metric) return a.evaluation.metric < b.evaluation.metric ? -1 : 1
    return a.heuristic < b.heuristic ? -1 : 1
  })

const opposite = { better: 'worse', worse: 'better', 'cannot tell': 'cannot tell' } as const

/** The first against each of the others, in their order, p-values corrected for their number; those that failed are left out, and all where the first did. */
export const contrasts = (
  first: Compared,
  others: readonly Compared[],
  options: { readonly metric: Metric; readonly seed: number },
): readonly Contrast[] => {
  const isThere = ({ evaluation }: Compared): boolean => evaluation.verdict.kind === 'returned'
  if (!isThere(first)) return []
  const seconds = others.filter(isThere)
  const found = versusFirst(
    first.evaluation.instances,
    seconds.map(({ evaluation }) => evaluation.instances),
    options,
  )
  return found.map(({ difference: { estimate, low, high }, verdict }, index) => ({
    first: first.heuristic,
    second: seconds[index]?.heuristic ?? '',
    difference: { estimate: -estimate, low: -high, high: -low, verdict: opposite[verdict] },
  }))
}
