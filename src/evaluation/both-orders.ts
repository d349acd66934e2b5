/** Runs a program on a set from first to last instance and from last to first, to find answers that depend on earlier instances. */

import type { LoadedSet } from '../problem/loaded-problem.ts'
import type { Evaluation, Evaluator } from './evaluator.ts'

/**
 * The evaluation in the set's order; `invalid` where the other order gives another objective for any instance, and the failure in the
 * other order where only that one failed.
 */
export const evaluateBothOrders = async (
  evaluator: Evaluator,
  source: string,
  set: string | LoadedSet,
  options: { readonly signal?: AbortSignal; readonly stream?: number } = {},
): Promise<Evaluation> => {
  const [forward, backward] = await Promise.all([
    evaluator.evaluate(source, set, options),
    evaluator.evaluate(source, set, { ...options, reverse: true }),
  ])
  if (forward.verdict.kind !== 'returned') return forward
  if (backward.verdict.kind !== 'returned') {
    const detail = `with the instances from last to first: ${backward.verdict.detail}`
    return { ...backward, verdict: { kind: backward.verdict.kind, detail } }
  }
  const differing = forward.instances.find(({ objective }, index) => objective !== backward.instances[index]?.objective)
  if (differing === undefined) return forward
  const detail = `depends on earlier instances: ${differing.id} has another objective when the set runs from last to first`
  return { ...forward, verdict: { kind: 'invalid', detail }, instances: [], metric: Infinity }
}
