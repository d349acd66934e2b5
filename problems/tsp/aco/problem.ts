/** The travelling salesman problem by an ant system: the heuristic says once how promising each edge is. */

import { contract, defineProblem, matrix, type ProblemDefinition, z } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import { antSets, searchSets } from '../search-sets.ts'

const settings = z.strictObject({
  ants: z.coerce.number().int().min(1).max(1000).default(30),
  iterations: z.coerce.number().int().min(1).max(100_000).default(100),
})

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'tsp/aco',
  title: 'Travelling salesman: the desirability of edges for an ant system',
  brief: `${familyBrief}

You write the heuristic information of an ant system. In each of 100 iterations, 30 ants build a tour each: an ant starts at a random city and draws the next one among those not yet visited, with probability proportional to pheromone[i][j] · heuristics[i][j]. Pheromone starts at 1; after each iteration it keeps nine tenths, and every ant adds 1 / length to the edges of its tour. The shortest tour that any ant found counts. \`heuristics\` is called once an instance: it takes the matrix of distances (from a city to itself 1) and returns a matrix of the same shape that says how promising it is to go from the city of the row to that of the column. Values below 1e-9 count as 1e-9.`,
  knowledge: `${familyKnowledge}
- 1 / d is the classical choice and spreads the ants too thinly: with 50 cities most of the probability goes to edges that no good tour has.
- Steep preferences help: a high power of 1 / d, or exp(−k · rank), keeps the ants among the five to ten nearest neighbours.
- Edges outside the nearest neighbours of both ends can be set to 0; a small chance stays, so that a tour can always be finished.
- What is near for a remote city is far for one in a crowd: relate distances to those of the row and of the column.`,
  heuristic: [
    contract({
      name: 'heuristics',
      doc: 'Says how promising each edge is.',
      parameters: {
        distances: matrix('cities', 'cities', {
          range: [0, undefined],
          doc: 'symmetric distances; 1 from a city to itself',
        }),
      },
      returns: matrix('cities', 'cities', {
        doc: 'desirability of going from the city of the row to that of the column',
      }),
    }),
  ],
  seed: 'inverse distance',
  sets: { ...searchSets(50, 8), ...antSets },
  stochastic: true,
  settings,
  // 20 times a search by default, and what a cold start takes.
  allowance: ({ x }) => 50 + 0.15 * x.length ** 2,
  baselines: [
    { name: 'inverse distance', file: 'inverse.js', source: 'Dorigo, Maniezzo, Colorni 1996' },
    {
      name: 'ReEvo',
      file: 'reevo.js',
      source: 'Ye and others 2024 (ReEvo)',
      trainedOn: '5 random instances of 50 cities',
      trainedOnSets: ['reevo-aco-train-50'],
    },
  ],
})
export default problem
