/** From the outcomes of a set's blocks to its instances with objectives and gaps. */

import type { LoadedSet } from '../problem/loaded-problem.ts'
import { gapOf } from '../problem/metric.ts'
import type { Reference } from '../problem/problem.ts'
import type { InstanceResult } from './evaluator.ts'
import type { BlockOutcome } from './score-block.ts'

/** The instances of the set's first blocks, whose outcomes these are; none of them failed. */
export const instanceResults = (
  set: LoadedSet,
  outcomes: readonly BlockOutcome[],
  references: readonly Reference[],
): readonly InstanceResult[] => {
  const results: InstanceResult[] = []
  for (const outcome of outcomes) {
    if (outcome.kind === 'failed') continue
    for (const [position, objective] of outcome.objectives.entries()) {
      const at = results.length
      const { id, group } = set.instances[at] as LoadedSet['instances'][number]
      const reference = references[at] as Reference
      const cpuMs = outcome.cpuMs[position] as number
      results.push({ id, group, objective, reference, gap: gapOf(objective, reference), cpuMs })
    }
  }
  return results
}
