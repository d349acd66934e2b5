/** A second reference for small instances: proven optima by an integer program. */

import { InputError, type Reference } from 'heuristica/problem'
import type { Instance } from './instance.ts'
import { largestPrizes } from './program.ts'

const timeLimitSeconds = 300

/** Negated prizes, as the objective is. Throws InputError where HiGHS does not end in its time. */
const reference = (instance: Instance): Reference => {
  const value = largestPrizes(instance, { whole: true, timeLimitSeconds })
  if (value === undefined)
    throw new InputError(
      `HiGHS did not solve this instance of ${instance.prize.length} items and ${instance.capacity.length} resources in ${timeLimitSeconds} s: use the method bound, which is the default`,
    )
  return { value: -value, kind: 'optimal', by: 'HiGHS, integer program' }
}
export default reference
