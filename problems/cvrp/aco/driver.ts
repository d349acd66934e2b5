/** An ant system with desirabilities of the candidate. */

import { flatDistances, rowsFor } from 'heuristica/problem/search/flat-distances'
import { squareMatrix } from 'heuristica/problem/search/square-matrix'
import type { Instance } from '../instance.ts'
import { vehicleColony } from './vehicle-colony.ts'

export type Heuristic = {
  readonly heuristics: (
    distances: Float64Array[],
    coordinates: Float64Array[],
    demands: Float64Array,
    capacity: number,
  ) => ArrayLike<ArrayLike<number>>
}

export type Settings = { readonly mode: 'fitted' | 'published'; readonly ants: number; readonly iterations: number }

type Random = { readonly next: () => number; readonly index: (below: number) => number }

/** The best routes found; a text says what is wrong with the matrix. The candidate is asked once. */
export const solve = (
  instance: Instance,
  { heuristics }: Heuristic,
  random: Random,
  { mode, ...colony }: Settings,
): Int32Array[] | string => {
  const { x, y, demand, capacity } = instance
  const coordinates = Array.from(x, (across, place) => Float64Array.of(across, y[place] as number))
  const answer = heuristics(rowsFor(instance, 1), coordinates, demand.slice(), capacity)
  const desirability = squareMatrix(answer, x.length, 'heuristics')
  if (typeof desirability === 'string') return desirability
  const task = { distances: flatDistances(instance), demand, capacity }
  const manner = mode === 'published' ? { waiting: 1, isSymmetric: false } : { waiting: 0, isSymmetric: true }
  return vehicleColony(task, desirability, colony, manner, random)
}
