/** The driver of whole tours: one call, on copies. */

import { distanceRows } from 'heuristica/problem/search/tsplib-distances'
import type { Instance } from '../instance.ts'

/** Coordinates are plain objects in a plain array, so that `coordinates.map(({ x }) => x)` does what its writer meant. */
export type Heuristic = {
  readonly tour: (
    distances: readonly Float64Array[],
    coordinates: readonly { readonly x: number; readonly y: number }[],
  ) => ArrayLike<number>
}

/** What the heuristic answered; the host checks that it is a permutation. */
export const solve = (instance: Instance, { tour }: Heuristic): ArrayLike<number> =>
  tour(
    distanceRows(instance),
    Array.from(instance.x, (x, city) => ({ x, y: instance.y[city] as number })),
  )
