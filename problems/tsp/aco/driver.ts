/** An ant system with desirabilities of the candidate. */

import { antSystem, type Colony } from 'heuristica/problem/search/ant-system'
import { squareMatrix } from 'heuristica/problem/search/square-matrix'
import { flatDistances, rowsFor } from 'heuristica/problem/search/flat-distances'
import type { Instance } from '../instance.ts'

export type Heuristic = { readonly heuristics: (distances: Float64Array[]) => ArrayLike<ArrayLike<number>> }

type Random = { readonly next: () => number; readonly index: (below: number) => number }

/** The best tour found; a text says what is wrong with the matrix. The candidate is asked once. */
export const solve = (
  instance: Instance,
  { heuristics }: Heuristic,
  random: Random,
  colony: Colony,
): Int32Array | string => {
  const n = instance.x.length
  const desirability = squareMatrix(heuristics(rowsFor(instance, 1)), n, 'heuristics')
  if (typeof desirability === 'string') return desirability
  return antSystem(flatDistances(instance), desirability, n, colony, random)
}
