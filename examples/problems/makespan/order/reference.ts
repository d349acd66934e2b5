/** What is known of the best objective: here a bound. Runs in a thread of its own; what it finds is kept on disk. */

import type { Reference } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** No schedule is shorter than the longest job, or than the total work spread evenly. */
const reference = ({ machines, times }: Instance): Reference => {
  let total = 0
  for (const time of times) total += time
  return { value: Math.max(...times, Math.ceil(total / machines)), kind: 'bound', by: 'longest job or even load' }
}
export default reference
