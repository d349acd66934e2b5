/** Racing: whether a program is so far behind another on the first instances that the others would not change it. */

import { gapOf, type Metric } from '../problem/metric.ts'
import { randomStream } from '../random.ts'
import type { InstanceResult } from './evaluator.ts'

/** Chance of giving up a program that is as good as its rival. */
const level = 0.01
const swaps = 999

/**
 * A paired randomisation test (Fisher 1935) of the metric: if the two were alike, each pair of objectives could as well stand the other way
 * round. Hopeless is a program that is worse than its rival by more than all but one in a hundred of such exchanges give. `rival` holds
 * objectives in the set's order, of which the first are those of `instances`. Fewer than seven instances can never tell.
 */
export const isHopeless = (
  instances: readonly InstanceResult[],
  rival: Float64Array,
  metric: Pick<Metric, 'over'>,
): boolean => {
  const others = instances.map((one, at): InstanceResult => {
    const objective = rival[at] ?? one.objective
    return { ...one, objective, gap: gapOf(objective, one.reference) }
  })
  const behind = metric.over(instances) - metric.over(others)
  if (!(behind > 0)) return false
  const random = randomStream(0, 'racing', instances.length)
  let reached = 1
  for (let draw = 0; draw < swaps; draw += 1) {
    const swapped = instances.map(() => random.next() < 0.5)
    const side = (own: boolean): readonly InstanceResult[] =>
      instances.map((one, at) => (swapped[at] === own ? (others[at] as InstanceResult) : one))
    if (metric.over(side(true)) - metric.over(side(false)) >= behind) reached += 1
    if (reached > level * (swaps + 1)) return false
  }
  return true
}
