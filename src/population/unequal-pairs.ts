/** Random pairs of different scores, as ReEvo selects parents (Ye et al. 2024). */

import { byMetric, type Candidate } from '../candidate/candidate.ts'
import type { Random } from '../random.ts'
import type { Pair } from './pairs.ts'

/** `count` pairs drawn uniformly among the pairs of candidates with different metrics; empty when all metrics are equal. */
export const unequalPairs = (candidates: readonly Candidate[], count: number, random: Random): readonly Pair[] => {
  const pairs = candidates.flatMap((a, index) =>
    candidates.slice(index + 1).flatMap((b) => {
      if (a.outcome.metric === b.outcome.metric) return []
      return [byMetric(a, b) < 0 ? { better: a, worse: b } : { better: b, worse: a }]
    }),
  )
  return pairs.length === 0 ? [] : Array.from({ length: count }, () => random.pick(pairs))
}
