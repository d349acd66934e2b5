/** The travelling salesman problem by guided local search: the heuristic says once which edges are bad. */

import { contract, defineProblem, matrix, type ProblemDefinition, z } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import { guidedSets, searchSets } from '../search-sets.ts'

const settings = z.strictObject({
  /** `published` makes the moves of the published program one by one; `fast` has neighbour lists and don't-look bits. */
  mode: z.enum(['fast', 'published']).default('fast'),
  /** Edges penalised in an iteration; in the published mode the moves that end it. */
  moves: z.coerce.number().int().min(1).max(1000).default(3),
  iterations: z.coerce.number().int().min(0).max(1_000_000).default(4000),
})

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'tsp/gls',
  title: 'Travelling salesman: the guide of a guided local search',
  brief: `${familyBrief}

You write the guide of a guided local search. The search improves a tour by 2-opt and by moving single cities. When no such move helps, it penalises edges of the tour: those with the largest guide[i][j] / (1 + p), where p is how often the edge from i to j has been penalised. Each penalty makes the edge look longer by a fixed share of the mean edge, and the search goes on from there with the lengths so changed, thousands of times; the shortest tour by true distance counts. \`guide\` is called once an instance, before the search: it takes the matrix of distances (from a city to itself 1e-5) and returns a matrix of the same shape that says how bad it is to have an edge in a tour. Only its order of size matters, not its scale. Values of 0 and below are never penalised.`,
  knowledge: `${familyKnowledge}
- The distance itself is a strong guide: long edges are penalised first.
- Whether an edge is long depends on its cities: a city far from all others must have long edges. Distances relative to the mean or to the nearest neighbours of both ends tell such cases apart.
- Edges that are no neighbour of either end (beyond the ten nearest) are hardly ever in an optimal tour.`,
  heuristic: [
    contract({
      name: 'guide',
      doc: 'Says how bad each edge is in a tour.',
      parameters: {
        distances: matrix('cities', 'cities', {
          range: [0, undefined],
          doc: 'symmetric distances; 1e-5 from a city to itself',
        }),
      },
      returns: matrix('cities', 'cities', {
        doc: 'badness of the edge from the city of the row to that of the column',
      }),
    }),
  ],
  seed: 'KGLS',
  sets: { ...searchSets(200, 12, { iterations: 1000 }), ...guidedSets },
  settings,
  // 20 times a search by default with room for the published settings, and what a cold start takes.
  allowance: ({ x }) => 50 + 8 * x.length + 0.01 * x.length ** 2,
  baselines: [
    { name: 'KGLS', file: 'distance.js', source: 'Voudouris and Tsang 1999; Arnold and Sorensen 2019' },
    {
      name: 'KGLS-ReEvo',
      file: 'reevo.js',
      source: 'Ye and others 2024 (ReEvo)',
      trainedOn: '10 random instances of 200 cities',
      trainedOnSets: ['reevo-gls-train-200'],
    },
  ],
})
export default problem
