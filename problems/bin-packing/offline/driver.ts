/** Offline packing by an ant colony that a matrix of affinities guides. */

import type { Instance } from '../instance.ts'
import { type Ants, createColony, packOnce, reinforce } from './colony.ts'

export type Heuristic = {
  readonly heuristics: (items: readonly number[], capacity: number) => readonly ArrayLike<number>[]
}

export type Settings = { readonly ants: number; readonly iterations: number }

/**
 * The ant system of ReEvo's offline bin packing (Ye and others 2024, after Levine and Ducatelle 2004): every ant fills bin after bin, the
 * first item of a bin at random, the others by pheromone times affinity with those already in it; every ant leaves pheromone by how well
 * its bins are filled. The best packing is returned. A text says what the heuristic did wrong.
 */
export const solve = (
  { capacity, sizes }: Instance,
  { heuristics }: Heuristic,
  random: Ants['random'],
  { ants, iterations }: Settings,
): Int32Array | string => {
  const n = sizes.length
  const matrix = heuristics(Array.from(sizes), capacity)
  const lengths = [matrix.length, ...Array.from(matrix, (row) => row.length)]
  const wrong = lengths.findIndex((length) => length !== n)
  if (wrong >= 0)
    return `heuristics returned ${wrong === 0 ? '' : `row ${wrong - 1} with `}${lengths[wrong]} ${wrong === 0 ? 'rows' : 'numbers'} for ${n} items`
  const colony = createColony({ capacity, sizes }, matrix)
  const ways = Array.from({ length: ants }, () => ({ bins: 0, packing: new Int32Array(n), fitness: 0 }))
  const best = { bins: Infinity, packing: new Int32Array(n) }
  for (let iteration = 0; iteration < iterations; iteration++) {
    for (const way of ways) {
      packOnce(colony, random, way)
      if (way.bins >= best.bins) continue
      best.bins = way.bins
      best.packing.set(way.packing)
    }
    reinforce(colony, ways)
  }
  return best.packing.map((_, item) => best.packing[colony.rank[item] as number] as number)
}
