/** An ant system for orienteering with desirabilities of the candidate. */

import { rowsFor } from 'heuristica/problem/search/flat-distances'
import { squareMatrix } from 'heuristica/problem/search/square-matrix'
import { citiesOf, distancesOf } from '../distances.ts'
import type { Instance } from '../instance.ts'
import { type Colony, collect } from './colony.ts'

export type Heuristic = {
  readonly heuristics: (prizes: Float64Array, distances: Float64Array[], limit: number) => ArrayLike<ArrayLike<number>>
}

/** What is handed out as the distance from a node to itself, so that nothing divides by 0 and nobody wants to stay. */
const diagonal = 1e9

/** The nodes of the best tour found; a text says what is wrong with the matrix. The candidate is asked once. */
export const solve = (
  instance: Instance,
  { heuristics }: Heuristic,
  random: { readonly next: () => number },
  colony: Colony,
): Int32Array | string => {
  const n = instance.x.length
  const rows = rowsFor(citiesOf(instance), diagonal)
  const answer = squareMatrix(heuristics(instance.prize.slice(), rows, instance.limit), n, 'heuristics')
  return typeof answer === 'string' ? answer : collect(instance, distancesOf(instance), answer, colony, random)
}
