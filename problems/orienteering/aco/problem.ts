/** Orienteering by an ant system: the heuristic says once how promising each edge is. */

import { contract, defineProblem, matrix, number, type ProblemDefinition, vector, z } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'

const settings = z.strictObject({
  ants: z.coerce.number().int().min(1).max(1000).default(20),
  iterations: z.coerce.number().int().min(1).max(100_000).default(50),
})

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'orienteering/aco',
  title: 'Orienteering: the desirability of edges for an ant system',
  brief: `${familyBrief}

You write the heuristic information of an ant system. In each of 50 iterations, 20 ants build a tour each: an ant starts at the depot and draws the next node among those not yet visited from which it can still return to the depot within the limit, with probability proportional to pheromone[i][j] · heuristics[i][j]; when there is none, it goes home. Pheromone starts at 1; after each iteration it keeps nine tenths, and every ant adds the share of all prizes that it collected to the edges that it went along. The best tour that any ant found counts. \`heuristics\` is called once an instance: it takes the prizes, the matrix of distances (from a node to itself 1e9) and the limit, and returns a matrix of the same shape that says how promising it is to go from the node of the row to that of the column. Values below 1e-9 count as 1e-9.`,
  knowledge: `${familyKnowledge}
- Edges that no good tour has can be set to 0; a small chance stays, so that a tour can always be finished.`,
  anonymous: {
    brief:
      'A procedure that you cannot see builds solutions by chance, and is guided by a matrix that the function returns: the larger a value, the likelier is what it stands for. The function is called once an instance with a list of numbers `x`, a square matrix `y` with as many rows and columns, whose diagonal is very large, and a number `z`. What they mean is not told: find out what they have to do with the score from programs and their results. Negative values count as almost 0.',
    names: { heuristics: 'heuristic', prizes: 'x', distances: 'y', limit: 'z', nodes: 'items' },
  },
  heuristic: [
    contract({
      name: 'heuristics',
      doc: 'Says how promising each edge is.',
      parameters: {
        prizes: vector('nodes', { range: [0, undefined], doc: 'prize of each node; the depot is the first' }),
        distances: matrix('nodes', 'nodes', {
          unit: 'length',
          range: [0, undefined],
          doc: 'symmetric distances; 1e9 from a node to itself',
        }),
        limit: number({ unit: 'length', range: [0, undefined], doc: 'largest length of the tour' }),
      },
      returns: matrix('nodes', 'nodes', {
        doc: 'desirability of going from the node of the row to that of the column',
      }),
    }),
  ],
  seed: 'prize over distance',
  stochastic: true,
  settings,
  // 20 times a search by default, and what a cold start takes.
  allowance: ({ x }) => 50 + 0.07 * x.length ** 2,
  baselines: [
    {
      name: 'no preference',
      file: 'ones.js',
      source: 'the seed of ReEvo’s black-box searches, Ye and others 2024 (ReEvo)',
    },
    {
      name: 'prize over distance',
      file: 'prize-over-distance.js',
      source: 'Ye and others 2024 (ReEvo), by hand',
    },
    { name: 'Tsiligirides', file: 'tsiligirides.js', source: 'Tsiligirides 1984' },
    {
      name: 'ReEvo',
      file: 'reevo.js',
      source: 'Ye and others 2024 (ReEvo)',
      trainedOn: '5 random instances of 50 nodes',
      trainedOnSets: ['reevo-train-50'],
    },
  ],
})
export default problem
