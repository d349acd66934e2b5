/** The family's reference: a proven optimum for small instances, otherwise the best tour of an iterated local search. */

import { randomStream, type Reference } from 'heuristica/problem'
import { collected } from './collected.ts'
import { mostCollected, mostExactNodes } from './exact.ts'
import type { Instance } from './instance.ts'
import { searchTour } from './local-search.ts'

const iterations = 400

/** Negated prizes, as the objective is. */
const reference = (instance: Instance): Reference => {
  if (instance.x.length <= mostExactNodes)
    return { value: -mostCollected(instance), kind: 'optimal', by: 'dynamic programming' }
  const path = searchTour(instance, iterations, randomStream(instance.x.length, 'orienteering reference'))
  return {
    value: -collected(instance, path),
    kind: 'best-known',
    by: `iterated local search, ${iterations} iterations`,
  }
}
export default reference
