/** No schedule is shorter than the longest job, or than the total work spread evenly. */

import type { Reference } from 'heuristica/problem'

type Instance = { machines: number; times: number[] }

const reference = ({ machines, times }: Instance): Reference => {
  let total = 0
  for (const time of times) total += time
  return { value: Math.max(...times, Math.ceil(total / machines)), kind: 'bound', by: 'longest job or even load' }
}
export default reference
