/** After the search: names the winner on the validation set, and evaluates it once on the untouched test set. */

import { byMetric, isScored, type Candidate } from '../candidate/candidate.ts'
import type { Scoring, ScoredStep } from './scoring.ts'

/** The verb number of steps that come after the search. */
export const afterSearch: number = Number.MAX_SAFE_INTEGER

/** At most so many finalists are validated; of a front more, since its ends are the point of it. */
const finalistsAtMost = { winner: 12, front: 40 } as const

/** Standard metrics by name. */
export type Metrics = ScoredStep['metrics']

/** One finalist of a front: its train metric, CPU milliseconds an instance as measured on train, and the metric on validation. */
export type FrontEntry = {
  readonly id: string
  readonly train: number
  readonly cpuMs: number
  readonly validation: number
}

export type Conclusion = {
  /** The finalists that passed, best on train first, where the strategy finds a front. */
  readonly front?: readonly FrontEntry[]
  readonly winner: { readonly candidate: Candidate; readonly validation: Metrics; readonly test: Metrics } | undefined
  /** Finalists that were turned away, with the reason. */
  readonly rejected: readonly { readonly id: string; readonly reason: string }[]
}

const same = (a: ScoredStep, b: ScoredStep): boolean =>
  a.objectives !== undefined &&
  b.objectives !== undefined &&
  a.objectives.length === b.objectives.length &&
  a.objectives.every((objective, index) => objective === b.objectives?.[index])

/**
 * Finalists run on validation from first to last instance and from last to first: one whose answers depend on earlier instances is
 * turned away. The best on validation wins, ties to the better on train. The winner must pass the same check on the test set.
 */
export const conclude = async (
  finalists: readonly Candidate[],
  scoring: Scoring,
  sets: { readonly validation: string; readonly test: string },
  finds: 'winner' | 'front' = 'winner',
): Promise<Conclusion> => {
  const unique = new Map(finalists.filter(isScored).map((candidate) => [candidate.fingerprint, candidate]))
  const ranked = [...unique.values()].toSorted(byMetric).slice(0, finalistsAtMost[finds])
  const rejected: { id: string; reason: string }[] = []

  /** What the candidate reaches on a set, or undefined when it fails there. */
  const examine = async (candidate: Candidate, set: string): Promise<ScoredStep | undefined> => {
    const run = (reverse: boolean): Promise<ScoredStep> => {
      const key = `end/${set}${reverse ? '-reverse' : ''}/${candidate.id}`
      return scoring.whole(key, afterSearch, candidate.source, set, { reverse })
    }
    const [forward, backward] = await Promise.all([run(false), run(true)])
    const failed = [forward, backward].find(({ outcome }) => outcome.kind !== 'scored')
    if (failed !== undefined) {
      rejected.push({ id: candidate.id, reason: `${failed.outcome.kind} on ${set}: ${failed.outcome.detail}` })
      return undefined
    }
    if (!same(forward, backward)) {
      rejected.push({ id: candidate.id, reason: `invalid on ${set}: its answers depend on earlier instances` })
      return undefined
    }
    return forward
  }

  const validated = await Promise.all(
    ranked.map(async (candidate) => ({ candidate, validation: await examine(candidate, sets.validation) })),
  )
  const passed = validated
    .flatMap(({ candidate, validation }) => (validation === undefined ? [] : [{ candidate, validation }]))
    .toSorted((a, b) => a.validation.outcome.metric - b.validation.outcome.metric || byMetric(a.candidate, b.candidate))
  const entryOf = ({ candidate: { id, outcome }, validation }: (typeof passed)[number]): FrontEntry => ({
    id,
    train: outcome.metric,
    cpuMs: outcome.cpuMs,
    validation: validation.outcome.metric,
  })
  const front = finds === 'front' && { front: passed.map(entryOf).toSorted((a, b) => a.train - b.train) }
  for (const { candidate, validation } of passed) {
    const test = await examine(candidate, sets.test)
    if (test === undefined) continue
    const winner = { candidate, validation: validation.metrics, test: test.metrics }
    return { winner, rejected: rejected.toSorted(byId), ...front }
  }
  return { winner: undefined, rejected: rejected.toSorted(byId), ...front }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  Number(a.id.slice(1)) - Number(b.id.slice(1))
