/** Guided local search with a guide of the candidate: which edges are worth a penalty. */

import { guidedLocalSearch } from 'heuristica/problem/search/guided-local-search'
import { publishedGuidedLocalSearch } from 'heuristica/problem/search/published-guided-local-search'
import { squareMatrix } from 'heuristica/problem/search/square-matrix'
import { flatDistances, rowsFor } from 'heuristica/problem/search/flat-distances'
import type { Instance } from '../instance.ts'

export type Heuristic = { readonly guide: (distances: Float64Array[]) => ArrayLike<ArrayLike<number>> }

export type Settings = { readonly mode: 'fast' | 'published'; readonly moves: number; readonly iterations: number }

/** The best tour found; a text says what is wrong with the guide. The guide is asked once. */
export const solve = (
  instance: Instance,
  { guide }: Heuristic,
  _random: unknown,
  settings: Settings,
): Int32Array | string => {
  const n = instance.x.length
  const badness = squareMatrix(guide(rowsFor(instance, 1e-5)), n, 'guide')
  if (typeof badness === 'string') return badness
  const search = settings.mode === 'published' ? publishedGuidedLocalSearch : guidedLocalSearch
  return search(flatDistances(instance), badness, n, settings)
}
