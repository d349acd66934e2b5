/** The family's reference: every cell that can be covered is covered. */

import type { Reference } from 'heuristica/problem'
import { type Instance, mostCovered } from './instance.ts'

const reference = (instance: Instance): Reference => ({
  value: -mostCovered(instance),
  kind: 'bound',
  by: 'all cells covered',
})
export default reference
