/** The family's reference: the bound of the linear relaxation. */

import type { Reference } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { largestPrizes } from './program.ts'

/** Negated prizes, as the objective is: a lower bound. */
const reference = (instance: Instance): Reference => {
  const value = largestPrizes(instance, { whole: false, timeLimitSeconds: 600 })
  if (value === undefined) throw new Error('HiGHS did not solve the linear relaxation')
  return { value: -value, kind: 'bound', by: 'HiGHS, linear relaxation' }
}
export default reference
