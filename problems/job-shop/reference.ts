/** The family's reference: what is known of Taillard's instances, otherwise the best schedule of a tabu search. */

import { randomStream, type Reference } from 'heuristica/problem'
import { type Heuristic, solve } from './dispatch/driver.ts'
import type { Instance } from './instance.ts'
import { lowerBound } from './lower-bound.ts'
import { tabuSearch } from './tabu-search.ts'
import { bestKnown } from './taillard.ts'

const rounds = 10_000

const reference = (instance: Instance): Reference => {
  const known = bestKnown(instance)
  if (known !== undefined) return known
  const leastRatio: Heuristic['priority'] = ({ done, time, remaining }) => -(done + time) / remaining
  const order = solve(instance, { priority: leastRatio }, undefined, { schedule: 'non-delay' })
  const value = tabuSearch(instance, order, rounds, randomStream(instance.p.length, 'job shop reference'))
  return value === lowerBound(instance)
    ? { value, kind: 'optimal', by: 'tabu search that met a lower bound' }
    : { value, kind: 'best-known', by: `tabu search of ${rounds} rounds` }
}
export default reference
