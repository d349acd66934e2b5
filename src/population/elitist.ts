/** Elitist survival of EoH (Liu et al. 2024): the best stay, and of those with the same score one. */

import { byMetric, isScored, type Candidate } from '../candidate/candidate.ts'

/** The `size` best of the scored candidates, best first; of those with equal metrics the oldest alone. */
export const elitist = (candidates: readonly Candidate[], size: number): readonly Candidate[] => {
  const byScore = new Map<number, Candidate>()
  for (const candidate of candidates.filter(isScored).toSorted(byMetric)) {
    if (!byScore.has(candidate.outcome.metric)) byScore.set(candidate.outcome.metric, candidate)
  }
  return [...byScore.values()].slice(0, size)
}
