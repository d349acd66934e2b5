/** Parses the tour that a driver returned. */

import { Infeasible, positionsOf } from 'heuristica/problem'
import { distancesOf, tourLength } from './distances.ts'
import type { Instance } from './instance.ts'

/** The nodes of a tour after the depot, in order; throws Infeasible where a node is repeated, unknown or the depot, or the tour is too long. */
export const pathOf = (value: unknown, instance: Instance): Int32Array => {
  // A driver says in words what answer it could not go on with.
  if (typeof value === 'string') throw new Infeasible(value)
  const n = instance.x.length
  const path = positionsOf(value, n)
  if (path.includes(0)) throw new Infeasible('the depot, node 0, is among the nodes to visit')
  const length = tourLength(distancesOf(instance), n, path)
  if (length > instance.limit) throw new Infeasible(`the tour is ${length} long, at most ${instance.limit} is allowed`)
  return path
}
