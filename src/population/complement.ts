/** Which program has most to give to another: the one that is ahead where the other loses. */

import type { Candidate } from '../candidate/candidate.ts'

/** How much lower the first one's metric would be were it, in every group of instances, as good as the better of the two. */
const potential = (one: Candidate, other: Candidate): number => {
  const [own, others] = [one.outcome.losses ?? {}, other.outcome.losses ?? {}]
  return Object.entries(own).reduce((sum, [group, loss]) => {
    const ahead = loss - (others[group] ?? loss)
    return ahead > 0 ? sum + ahead : sum
  }, 0)
}

/** The programs that are ahead of `one` in some group, those with most to give first. */
export const complements = (one: Candidate, others: readonly Candidate[]): readonly Candidate[] =>
  others
    .map((other) => ({ other, gain: other.fingerprint === one.fingerprint ? 0 : potential(one, other) }))
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => b.gain - a.gain)
    .map(({ other }) => other)
