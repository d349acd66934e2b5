/** The capacitated vehicle routing problem by an ant system: the heuristic says once how promising each edge is. */

import { contract, defineProblem, matrix, number, type ProblemDefinition, vector, z } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import { searchSets } from '../instances.ts'
import { antSets } from '../published-sets.ts'
import type { Routes } from '../parse-routes.ts'

const settings = z.strictObject({
  /** `published` is ReEvo's program: an ant that waits for the slowest pays 1 a step, and traces have a direction. */
  mode: z.enum(['fitted', 'published']).default('fitted'),
  ants: z.coerce.number().int().min(1).max(1000).default(30),
  iterations: z.coerce.number().int().min(1).max(100_000).default(100),
})

const problem: ProblemDefinition<Instance, Routes> = defineProblem({
  ...family,
  name: 'cvrp/aco',
  title: 'Vehicle routing: the desirability of edges for an ant system',
  brief: `${familyBrief}

You write the heuristic information of an ant system. In each of 100 iterations, 30 ants build a solution each: an ant starts at the depot and draws its next stop among the customers that were not visited yet and still fit, and the depot unless it is there, with probability proportional to pheromone[i][j] · heuristics[i][j]; at the depot its capacity is full again. Pheromone starts at 1; after each iteration it keeps nine tenths, and every ant adds 1 / length to the edges of its routes. The best solution that any ant found counts. \`heuristics\` is called once an instance: it takes the matrix of distances (from a place to itself 1), the coordinates, the demands and the capacity, and returns a matrix of the same shape as the distances that says how promising it is to go from the place of the row to that of the column. Values below 1e-9 count as 1e-9.`,
  knowledge: `${familyKnowledge}
- 1 / d is the classical choice and spreads the ants too thinly: with 50 customers most of the probability goes to edges that no good solution has.
- Steep preferences help: a high power of 1 / d keeps the ants among the nearest neighbours.
- Column 0 says how readily an ant returns before it has to: an ant that returns early pays for another route, so keep it small.
- Customers far from the depot should be reached while the vehicle is there anyway; savings, d(0, i) + d(0, j) − d(i, j), say which belong together.`,
  anonymous: {
    brief:
      'A solution is built by a randomised procedure that you cannot see. Once an instance it asks the function for a matrix of non-negative numbers, one for each ordered pair of elements, which it then uses as weights of a random choice. The arguments are a matrix `r` of numbers for pairs of elements, a matrix `s` of two numbers for each element, numbers `t`, one an element, and a number `u`. Element 0 is special. What the numbers mean is not told: find out what they have to do with the score from programs and their results. The result must depend on the arguments alone.',
    names: {
      heuristics: 'heuristic',
      distances: 'r',
      coordinates: 's',
      demands: 't',
      capacity: 'u',
      places: 'elements',
      axes: 'sides',
    },
  },
  heuristic: [
    contract({
      name: 'heuristics',
      doc: 'Says how promising each edge is.',
      parameters: {
        distances: matrix('places', 'places', {
          range: [0, undefined],
          doc: 'symmetric distances; 1 from a place to itself',
        }),
        coordinates: matrix('places', 'axes', { doc: 'x and y of each place; all 0 where only distances are known' }),
        demands: vector('places', { unit: 'demand', range: [0, undefined], doc: 'what the customers want; depot 0' }),
        capacity: number({ unit: 'demand', range: [0, undefined], doc: 'what an empty vehicle can take' }),
      },
      returns: matrix('places', 'places', {
        doc: 'desirability of going from the place of the row to that of the column',
      }),
    }),
  ],
  seed: 'inverse distance',
  sets: { ...family.sets, ...searchSets, ...antSets },
  stochastic: true,
  settings,
  // 20 times a search by default, and what a cold start takes.
  allowance: ({ x }) => 50 + 0.3 * x.length ** 2,
  baselines: [
    { name: 'inverse distance', file: 'inverse.js', source: 'Bullnheimer, Hartl, Strauss 1999' },
    { name: 'savings ants', file: 'savings.js', source: 'Reimann, Doerner, Hartl 2004' },
    {
      name: 'ReEvo',
      file: 'reevo.js',
      source: 'Ye and others 2024 (ReEvo)',
      trainedOn: 'the 10 instances of reevo-aco-train-50',
      trainedOnSets: ['reevo-aco-train-50'],
    },
  ],
})
export default problem
