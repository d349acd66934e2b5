/** Pairs of parents: two elites to be compared, reflected upon or crossed. */

import type { Candidate } from '../candidate/candidate.ts'
import type { Random } from '../random.ts'
import { byMetric } from '../candidate/candidate.ts'
import { alike } from './alike.ts'
import { pickByRank } from './by-rank.ts'

/** Two different elites, told apart by their metric (the older is the better one where it is equal). */
export type Pair = { readonly better: Candidate; readonly worse: Candidate }

/**
 * `count` pairs of elites, each drawn by rank, the second among those that behave differently from the first; where all others behave
 * alike, among all others. Empty when there are fewer than two programs.
 */
export const choosePairs = (elites: readonly Candidate[], count: number, random: Random): readonly Pair[] => {
  const ranked = elites.toSorted(byMetric)
  if (new Set(ranked.map((elite) => elite.fingerprint)).size < 2) return []
  return Array.from({ length: count }, () => {
    const first = pickByRank(ranked, random)
    const others = ranked.filter((elite) => elite.fingerprint !== first.fingerprint)
    const different = others.filter((elite) => !alike(elite, first))
    const second = pickByRank(different.length > 0 ? different : others, random)
    return byMetric(first, second) <= 0 ? { better: first, worse: second } : { better: second, worse: first }
  })
}
