/** Parses the items that a driver returned. */

import { Infeasible, positionsOf } from 'heuristica/problem'
import type { Instance } from './instance.ts'

/** The items that are packed, in an order; throws Infeasible where one is repeated or unknown, or a resource does not suffice. */
export const itemsOf = (value: unknown, { prize, weight, capacity }: Instance): Int32Array => {
  // A driver says in words what answer it could not go on with.
  if (typeof value === 'string') throw new Infeasible(value)
  const items = positionsOf(value, prize.length)
  const m = capacity.length
  capacity.forEach((most, resource) => {
    let used = 0
    for (const item of items) used += weight[item * m + resource] as number
    if (used > most) throw new Infeasible(`the items take ${used} of resource ${resource}, of which there is ${most}`)
  })
  return items
}
