/** An evaluation as it was, from the objectives that a journal holds. */

import type { LoadedSet } from '../problem/loaded-problem.ts'
import { gapOf, type Metric } from '../problem/metric.ts'
import type { Reference } from '../problem/reference.ts'
import type { Evaluation } from './evaluator.ts'

/** What a journal keeps of a program that was scored on a whole set. */
export type RecordedScore = {
  /** In the set's order. */
  readonly objectives: Float64Array
  /** Mean CPU milliseconds an instance. */
  readonly cpuMs: number
}

/** Every instance is given the mean CPU time. Throws RangeError where the set has another number of instances. */
export const recordedEvaluation = (
  set: LoadedSet,
  { objectives, cpuMs }: RecordedScore,
  references: readonly Reference[],
  metric: Metric,
): Evaluation => {
  if (objectives.length !== set.instances.length || references.length !== set.instances.length) {
    throw new RangeError(`Expected ${set.instances.length} objectives for ${set.name}, got ${objectives.length}`)
  }
  const instances = set.instances.map(({ id, group }, index) => {
    const objective = objectives[index] as number
    const reference = references[index] as Reference
    return { id, group, objective, reference, gap: gapOf(objective, reference), cpuMs }
  })
  const verdict = { kind: 'returned', detail: '' } as const
  return { set: set.name, verdict, raced: false, share: 1, instances, metric: metric.over(instances) }
}
