/** A lower bound as the reference: at once for instances of every size. */

import type { Reference } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { lowerBound } from './lower-bound.ts'

const reference = (instance: Instance): Reference => ({
  value: lowerBound(instance),
  kind: 'bound',
  by: 'the longest job or busiest machine, with the shortest ways to and from it',
})
export default reference
