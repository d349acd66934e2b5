/** Whether two candidates behave alike: the same gaps in every instance group, whatever their sources look like. */

import type { Candidate } from '../candidate/candidate.ts'

/** Share of difference, averaged over metric and groups, up to which two outcomes count as the same behaviour. */
export const alikeWithin = 0.002

const difference = (a: number, b: number): number => {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0
  const size = Math.max(Math.abs(a), Math.abs(b))
  return Number.isFinite(size) ? Math.abs(a - b) / size : 1
}

/**
 * Mean relative difference between two outcomes in metric and group gaps, in [0, 2]: the Canberra distance (Lance and Williams 1967) but
 * for a constant. Zero for equal ones.
 */
export const outcomeDistance = (a: Candidate, b: Candidate): number => {
  const names = new Set([...Object.keys(a.outcome.groups), ...Object.keys(b.outcome.groups)])
  let sum = difference(a.outcome.metric, b.outcome.metric)
  for (const name of names) {
    sum += difference(a.outcome.groups[name] ?? Number.NaN, b.outcome.groups[name] ?? Number.NaN)
  }
  return sum / (names.size + 1)
}

/** Whether two candidates are the same program or have near-equal outcomes. */
export const alike = (a: Candidate, b: Candidate): boolean =>
  a.fingerprint === b.fingerprint || outcomeDistance(a, b) <= alikeWithin
