/** The family's reference: proven optima by exact decomposition. */

import type { Reference } from 'heuristica/problem'
import { solveExactly } from './exact.ts'
import type { Instance } from './instance.ts'

const reference = (instance: Instance): Reference => ({
  value: solveExactly(instance).value,
  kind: 'optimal',
  by: 'exact decomposition',
})
export default reference
