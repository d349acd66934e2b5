/** The family's reference: the OR-Library's table for its instances, a proven optimum for small ones, otherwise the best schedule of an iterated local search. */

import { randomStream, type Reference } from 'heuristica/problem'
import { leastTotal, mostExactJobs } from './exact.ts'
import type { Instance } from './instance.ts'
import { libraryReference } from './library.ts'
import { searchOrder } from './local-search.ts'
import { weightedTardiness } from './weighted-tardiness.ts'

const iterations = 200

const reference = (instance: Instance): Reference => {
  const known = libraryReference(instance)
  if (known !== undefined) return known
  const { p, d } = instance
  const n = p.length
  if (n <= mostExactJobs) return { value: leastTotal(instance), kind: 'optimal', by: 'dynamic programming' }
  const byDueDate = Int32Array.from(p.keys()).toSorted((i, j) => (d[i] as number) - (d[j] as number) || i - j)
  const order = searchOrder(instance, byDueDate, iterations, randomStream(n, 'weighted tardiness reference'))
  const value = weightedTardiness(instance, order)
  if (value === 0) return { value, kind: 'optimal', by: 'a schedule in which nothing is late' }
  return { value, kind: 'best-known', by: `iterated local search, ${iterations} iterations` }
}
export default reference
