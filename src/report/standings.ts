/** Heuristics on one set as data: each with where it comes from, what it reached, and how it stands against the first. */

import type { InstanceResult } from '../evaluation/evaluator.ts'
import { versusFirst, type Versus } from '../evaluation/versus.ts'
import type { Metric } from '../problem/metric.ts'
import type { Compared } from './comparison.ts'
import { meanCpuMs } from './comparison-table.ts'

/** How much a search looked at before it named its winner. */
export type Searched = {
  readonly candidates: number
  /** Programs that the tuning of constants tried besides. */
  readonly tuned: number
}

/** Where a heuristic comes from. */
export type Origin =
  | { readonly kind: 'file' }
  | {
      readonly kind: 'baseline'
      /** Where it was published. */
      readonly source: string
    }
  | {
      readonly kind: 'run'
      readonly run: string
      readonly candidate: string
      readonly searched: Searched
      /** How often programs of the run were evaluated on the set, this time included; undefined for sets that are not sealed. */
      readonly looks: number | undefined
    }

/** A heuristic that was evaluated on the set. */
export type Entrant = Compared & { readonly origin: Origin }

/** An entrant and how it stands. */
export type Standing = Entrant & {
  /** Mean CPU milliseconds an instance; undefined where it failed. */
  readonly cpuMs: number | undefined
  /** It beats the best baseline in the metric, and takes more than five times its CPU time. */
  readonly slow: boolean
  /** Undefined for the first, and where either failed. */
  readonly versus: Versus | undefined
}

/** A comparison, in the order in which the entrants were named. */
export type Standings = {
  readonly problem: string
  /** The natural value of an objective, where the problem maximises. */
  readonly present?: ((objective: number) => number) | undefined
  readonly set: { readonly name: string; readonly title: string; readonly published: string | undefined }
  readonly metric: Metric
  /** Coverage of the intervals; 1 − level bounds the probability of a false claim. */
  readonly level: number
  /** Random streams that each instance is the mean of; 1 where the driver draws nothing. */
  readonly streams: number
  readonly entrants: readonly Standing[]
}

/** Above so many times the CPU time of the best baseline, a winner is marked. */
export const slowFactor = 5

const instancesOf = ({ evaluation }: Compared): readonly InstanceResult[] | undefined =>
  evaluation.verdict.kind === 'returned' ? evaluation.instances : undefined

/** The returned baseline with the best metric, the earlier of equals; undefined where there is none. */
export const bestBaseline = <Of extends Entrant>(entrants: readonly Of[]): Of | undefined =>
  entrants
    .filter((one) => one.origin.kind === 'baseline' && instancesOf(one) !== undefined)
    .reduce<Of | undefined>(
      (best, one) => (best === undefined || one.evaluation.metric < best.evaluation.metric ? one : best),
      undefined,
    )

/** Computes what can be said of the entrants; `seed` is the bootstrap's. */
export const standingsOf = (
  entrants: readonly Entrant[],
  options: Omit<Standings, 'entrants'> & { readonly seed: number },
): Standings => {
  const { seed, ...about } = options
  const { metric, level } = about
  const [first, ...others] = entrants
  const against = first === undefined ? undefined : instancesOf(first)
  const comparable = against === undefined ? [] : others.filter((other) => instancesOf(other) !== undefined)
  const found =
    against === undefined
      ? []
      : versusFirst(
          against,
          comparable.map((other) => instancesOf(other) ?? []),
          { metric, seed, level },
        )
  const versus = new Map(comparable.map((other, index) => [other, found[index]]))
  const baseline = bestBaseline(entrants)
  const bar = baseline && slowFactor * meanCpuMs(baseline.evaluation.instances)
  return {
    ...about,
    entrants: entrants.map((entrant): Standing => {
      const instances = instancesOf(entrant)
      const cpuMs = instances && meanCpuMs(instances)
      const wins = baseline !== undefined && entrant.evaluation.metric < baseline.evaluation.metric
      const slow = wins && cpuMs !== undefined && bar !== undefined && cpuMs > bar
      return { ...entrant, cpuMs, slow, versus: versus.get(entrant) }
    }),
  }
}
