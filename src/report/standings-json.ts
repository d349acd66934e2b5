/** A comparison in the form that `compare --json` prints: full precision, null for what is no number. */

import { evaluationJson, type EvaluationJson } from './evaluation-json.ts'
import type { Origin, Standings } from './standings.ts'
import { metricsOf } from './standings-cells.ts'

type Result = EvaluationJson['results'][number]

/** `versus` is null for the first and where either failed. */
export type StandingsJson = {
  readonly problem: string
  readonly set: string
  readonly metric: string
  readonly level: number
  readonly streams: number
  readonly results: readonly {
    readonly heuristic: string
    readonly origin: Origin
    readonly verdict: Result['verdict']
    /** It was fitted to instances of this set. */
    readonly fitted: boolean
    readonly metrics: Readonly<Record<string, number | null>>
    readonly cpuMs: number | null
    readonly slow: boolean
    readonly versus: {
      readonly against: string
      readonly wins: number
      readonly ties: number
      readonly losses: number
      /** Of the metric: this heuristic's less the first's. */
      readonly difference: number | null
      readonly low: number | null
      readonly high: number | null
      /** Of the signed-rank test, before and after Holm's correction. */
      readonly pUncorrected: number
      readonly p: number
      readonly verdict: 'better' | 'worse' | 'cannot tell'
    } | null
    readonly instances: Result['instances']
  }[]
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

export const standingsJson = (standings: Standings): StandingsJson => {
  const { problem, present, set, metric, level, streams, entrants } = standings
  const against = entrants[0]?.heuristic ?? ''
  const { results } = evaluationJson({ name: problem, present }, set.name, entrants)
  return {
    problem,
    set: set.name,
    metric: metric.name,
    level,
    streams,
    results: entrants.map(({ heuristic, origin, fitted = false, evaluation, cpuMs, slow, versus }, index) => ({
      heuristic,
      origin,
      verdict: evaluation.verdict,
      fitted,
      metrics: Object.fromEntries(
        metricsOf(standings).map(({ name, over }) => [
          name,
          evaluation.instances.length === 0 ? null : finite(over(evaluation.instances)),
        ]),
      ),
      cpuMs: cpuMs ?? null,
      slow,
      versus:
        versus === undefined
          ? null
          : {
              against,
              wins: versus.wins,
              ties: versus.ties,
              losses: versus.losses,
              difference: finite(versus.difference.estimate),
              low: finite(versus.difference.low),
              high: finite(versus.difference.high),
              pUncorrected: versus.signedRank.p,
              p: versus.p,
              verdict: versus.verdict,
            },
      instances: results[index]?.instances ?? [],
    })),
  }
}
