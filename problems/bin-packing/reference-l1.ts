/** The reference that most published tables use: the lower bound L1. */

import type { Reference } from 'heuristica/problem'
import { continuousBound } from './bounds.ts'
import type { Instance } from './instance.ts'

const reference = (instance: Instance): Reference => ({
  value: continuousBound(instance),
  kind: 'bound',
  by: 'L1 = ⌈Σ sizes / capacity⌉',
})
export default reference
