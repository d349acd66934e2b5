/** Parent weights that rise with quality and fall with the number of children, as ShinkaEvolve has them (Lange et al. 2025, arXiv:2509.19349). */

import type { Candidate } from '../candidate/candidate.ts'

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}

/**
 * For each scored candidate σ(pressure × (median − metric) / deviation) / (1 + children), the deviation being the median absolute one; where
 * that is zero, quality does not count.
 */
export const offspringWeights = (
  candidates: readonly Candidate[],
  children: (candidate: Candidate) => number,
  pressure: number,
): readonly number[] => {
  const metrics = candidates.map(({ outcome }) => outcome.metric)
  const middle = median(metrics)
  const deviation = median(metrics.map((metric) => Math.abs(metric - middle)))
  return candidates.map((candidate) => {
    const scaled = deviation === 0 ? 0 : (middle - candidate.outcome.metric) / deviation
    return 1 / (1 + Math.exp(-pressure * scaled)) / (1 + children(candidate))
  })
}
