/** Survival: who stays in a population, by rank and by difference. */

import type { Candidate } from '../candidate/candidate.ts'
import { byMetric, isScored } from '../candidate/candidate.ts'
import { alike } from './alike.ts'

/** The scored candidates, best first, each program once, and of those that behave alike the best only; at most `size` of them. */
export const distinct = (candidates: readonly Candidate[], size: number): readonly Candidate[] => {
  const kept: Candidate[] = []
  for (const candidate of candidates.filter(isScored).toSorted(byMetric)) {
    if (kept.length === size) break
    if (!kept.some((other) => alike(other, candidate))) kept.push(candidate)
  }
  return kept
}

/**
 * The `size` candidates that stay, best first: those that behave differently by rank, then, where places are left, those that behave like
 * one of them. No program stays twice, and nothing that has no metric stays at all.
 */
export const survive = (candidates: readonly Candidate[], size: number): readonly Candidate[] => {
  const kept = [...distinct(candidates, size)]
  const programs = new Set(kept.map((candidate) => candidate.fingerprint))
  for (const candidate of candidates.filter(isScored).toSorted(byMetric)) {
    if (kept.length >= size) break
    if (programs.has(candidate.fingerprint)) continue
    programs.add(candidate.fingerprint)
    kept.push(candidate)
  }
  return kept.toSorted(byMetric)
}
