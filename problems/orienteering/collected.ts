/** The family's objective; runs on the host and in the isolate. */

import type { Instance } from './instance.ts'

/** The prizes that a tour over these nodes collects, the depot's included. */
export const collected = ({ prize }: Pick<Instance, 'prize'>, path: ArrayLike<number>): number => {
  let sum = prize[0] as number
  for (let at = 0; at < path.length; at++) sum += prize[path[at] as number] as number
  return sum
}
