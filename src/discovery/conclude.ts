/** After the search: names the winner on the validation set, and evaluates it once on the untouched test set. */

import { byMetric, isScored, type Candidate } from '../candidate/candidate.ts'
import type { Scoring, ScoredStep } from './scoring.ts'

/** The verb number of steps that come after the search. */
export const afterSearch: number = Number.MAX_SAFE_INTEGER

/** At most so many finalists are validated; of a front more, since its ends are the point of it. */
const finalistsAtMost = { winner: 12, front: 40 } as const

/** So many more programs of the run are validated, best first, while none has passed. */
const reservesAtMost = 48

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

/** The scored ones, each program once, best on train first. */
const ranked = (candidates: readonly Candidate[]): readonly Candidate[] =>
  [...new Map(candidates.filter(isScored).map((one) => [one.fingerprint, one])).values()].toSorted(byMetric)

const dozens = (candidates: readonly Candidate[]): readonly (readonly Candidate[])[] =>
  Array.from({ length: Math.ceil(candidates.length / 12) }, (_, at) => candidates.slice(12 * at, 12 * (at + 1)))

/**
 * Finalists run on validation from first to last instance and from last to first: one whose answers depend on earlier instances is
 * turned away. The best on validation wins, ties to the better on train. The winner must pass the same check on the test set. Where all
 * are turned away, the best of the other programs follow, so that a run whose finalists are too slow for larger instances still finds one.
 */
export const conclude = async (
  finalists: readonly Candidate[],
  others: readonly Candidate[],
  scoring: Scoring,
  sets: { readonly validation: string; readonly test: string },
  finds: 'winner' | 'front' = 'winner',
): Promise<Conclusion> => {
  const first = ranked(finalists).slice(0, finalistsAtMost[finds])
  const tried = new Set(first.map(({ fingerprint }) => fingerprint))
  const reserves = ranked(others)
    .filter(({ fingerprint }) => !tried.has(fingerprint))
    .slice(0, reservesAtMost)
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

  const entryOf = ({
    candidate: { id, outcome },
    validation,
  }: {
    readonly candidate: Candidate
    readonly validation: ScoredStep
  }): FrontEntry => ({
    id,
    train: outcome.metric,
    cpuMs: outcome.cpuMs,
    validation: validation.outcome.metric,
  })
  let front: readonly FrontEntry[] | undefined
  for (const group of [first, ...dozens(reserves)]) {
    const validated = await Promise.all(
      group.map(async (candidate) => ({ candidate, validation: await examine(candidate, sets.validation) })),
    )
    const passed = validated
      .flatMap(({ candidate, validation }) => (validation === undefined ? [] : [{ candidate, validation }]))
      .toSorted(
        (a, b) => a.validation.outcome.metric - b.validation.outcome.metric || byMetric(a.candidate, b.candidate),
      )
    front = finds === 'front' ? passed.map(entryOf).toSorted((a, b) => a.train - b.train) : undefined
    for (const { candidate, validation } of passed) {
      const test = await examine(candidate, sets.test)
      if (test === undefined) continue
      const winner = { candidate, validation: validation.metrics, test: test.metrics }
      return { winner, rejected: rejected.toSorted(byId), ...(front !== undefined && { front }) }
    }
  }
  return { winner: undefined, rejected: rejected.toSorted(byId), ...(front !== undefined && { front }) }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  Number(a.id.slice(1)) - Number(b.id.slice(1))
