/** Several evaluations of one program, each on another random stream, as one. */

import { gapOf, type Metric } from '../problem/metric.ts'
import { behaviourOf } from './behaviour.ts'
import { addDiagnostics, type Diagnostics } from './diagnostics.ts'
import type { Evaluation, InstanceResult } from './evaluator.ts'

/**
 * Mean objective, gap and CPU time of each instance, and the sum of the diagnostics; the first failure where there is one. Instances stay the unit: streams of one instance
 * are no independent observations.
 */
export const meanOverStreams = (evaluations: readonly Evaluation[], metric: Metric): Evaluation => {
  const failed = evaluations.find(({ verdict }) => verdict.kind !== 'returned')
  const [first] = evaluations
  if (first === undefined) throw new RangeError('Expected at least one evaluation')
  if (failed !== undefined || evaluations.length === 1) return failed ?? first
  const instances = first.instances.map((one, index): InstanceResult => {
    const mean = (of: 'objective' | 'cpuMs'): number =>
      evaluations.reduce((sum, { instances }) => sum + (instances[index]?.[of] as number), 0) / evaluations.length
    const objective = mean('objective')
    return { ...one, objective, gap: gapOf(objective, one.reference), cpuMs: mean('cpuMs') }
  })
  const { set, verdict, raced, share } = first
  const diagnostics = evaluations.reduce<Diagnostics | undefined>(
    (sum, one) => (one.diagnostics === undefined ? sum : addDiagnostics(sum, one.diagnostics)),
    undefined,
  )
  const behaviour = behaviourOf(evaluations.map((one) => one.behaviour))
  const metricOverAll = metric.over(instances)
  return {
    set,
    verdict,
    raced,
    share,
    instances,
    metric: metricOverAll,
    ...(diagnostics && { diagnostics }),
    behaviour,
  }
}
