/** The family's reference: the lower bound L2. */

import type { Reference } from 'heuristica/problem'
import { martelloTothBound } from './bounds.ts'
import type { Instance } from './instance.ts'

const reference = (instance: Instance): Reference => ({
  value: martelloTothBound(instance),
  kind: 'bound',
  by: 'L2 (Martello and Toth)',
})
export default reference
