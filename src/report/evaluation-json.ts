/** Evaluations in the form that `evaluate --json` prints. */

import type { EvaluationVerdict } from '../evaluation/evaluator.ts'
import { standardMetrics } from '../problem/metric.ts'
import type { Reference } from '../problem/problem.ts'
import type { Compared } from './comparison.ts'

/** Numbers that JSON cannot hold (an infinite or undefined gap) are null. */
export type EvaluationJson = {
  readonly problem: string
  readonly set: string
  readonly results: readonly {
    readonly heuristic: string
    readonly verdict: EvaluationVerdict
    /** It was fitted to instances of this set. */
    readonly fitted: boolean
    readonly metrics: {
      readonly meanGap: number | null
      readonly pooledGap: number | null
      readonly worstGap: number | null
      /** How many instances with a zero reference were hit. */
      readonly zeroHit: number | null
    }
    readonly instances: readonly {
      readonly id: string
      readonly objective: number
      readonly reference: Reference
      readonly gap: number | null
      readonly cpuMs: number
    }[]
  }[]
}

/** A failed heuristic has its verdict, null metrics and no instances. Objectives and references are natural values. */
export const evaluationJson = (
  {
    name,
    present = (objective) => objective,
  }: { readonly name: string; readonly present?: ((objective: number) => number) | undefined },
  set: string,
  compared: readonly Compared[],
): EvaluationJson => ({
  problem: name,
  set,
  results: compared.map(({ heuristic, fitted = false, evaluation: { verdict, instances } }) => ({
    heuristic,
    verdict: { kind: verdict.kind, detail: verdict.detail },
    fitted,
    metrics: Object.fromEntries(
      standardMetrics.map(({ name, over }) => [name, instances.length === 0 ? null : finite(over(instances))]),
    ) as EvaluationJson['results'][number]['metrics'],
    instances: instances.map(({ id, objective, reference: { value, kind, by }, gap, cpuMs }) => ({
      id,
      objective: present(objective),
      reference: { value: present(value), kind, by },
      gap: gap ?? null,
      cpuMs,
    })),
  })),
})

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
