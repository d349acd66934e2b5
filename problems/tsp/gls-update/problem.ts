/** The travelling salesman problem by guided local search: the heuristic changes the distances whenever the search is stuck. */

import { contract, defineProblem, matrix, type ProblemDefinition, vector, z } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import { searchSets, updateSets } from '../search-sets.ts'

const settings = z.strictObject({
  /** `published` makes the moves of LLM4AD's program one by one; `fast` has neighbour lists and don't-look bits. */
  mode: z.enum(['fast', 'published']).default('fast'),
  /** Edges penalised in an iteration. */
  moves: z.coerce.number().int().min(1).max(1000).default(5),
  iterations: z.coerce.number().int().min(0).max(100_000).default(300),
})

const eoh = 'Liu and others 2024 (EoH)'

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'tsp/gls-update',
  title: 'Travelling salesman: the distances that a guided local search works with',
  brief: `${familyBrief}

You write how a guided local search gets away from a local optimum. Whenever no 2-opt move and no move of a single city shortens the tour any more, \`update\` is called with the true distances, the tour, and how often each edge has been penalised so far (0 at first), and returns a matrix of changed distances. The five edges of the tour whose distance grew most count as penalised once more; the search then improves the tour around them by the changed distances, and afterwards by the true ones again, until it is stuck once more. This is repeated hundreds of times; the shortest tour by true distance counts. All arguments are copies that may be changed and returned.`,
  knowledge: `${familyKnowledge}
- Making edges of the tour longer drives the search away from it; edges that are not in the tour are best left alone.
- Increases should fall with the number of penalties of an edge, or the search keeps penalising the same few long edges, some of which the optimal tour needs.
- An increase of a few tenths of the mean edge changes a few edges at a time; very large increases replace every penalised edge.`,
  heuristic: [
    contract({
      name: 'update',
      doc: 'Changes the distances, so that the search leaves the local optimum that it is in.',
      parameters: {
        distances: matrix('cities', 'cities', { range: [0, undefined], doc: 'true symmetric distances' }),
        tour: vector('cities', { doc: 'the cities in the order of the tour, which is a local optimum' }),
        used: matrix('cities', 'cities', {
          range: [0, undefined],
          doc: 'how often each edge has been penalised, symmetric',
        }),
      },
      returns: matrix('cities', 'cities', { doc: 'distances to search with; the mean of both directions counts' }),
    }),
  ],
  seed: 'GLS',
  sets: { ...searchSets(100, 12), ...updateSets },
  settings,
  // 20 times a search by default with room for the published settings, and what a cold start takes.
  allowance: ({ x }) => 50 + 0.3 * x.length ** 2,
  baselines: [
    { name: 'GLS', file: 'penalty.js', source: 'Voudouris and Tsang 1999' },
    { name: 'EoH', file: 'eoh.js', source: eoh, trainedOn: 'random instances of 100 cities that were not released' },
  ],
})
export default problem
