/** The travelling salesman problem by a whole tour at once. */

import {
  contract,
  defineProblem,
  list,
  matrix,
  number,
  permutation,
  type ProblemDefinition,
  record,
} from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import { publishedSets } from '../published-sets.ts'

const length = 'length'

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'tsp/tour',
  title: 'Travelling salesman problem: a whole tour at once',
  brief: `${familyBrief}

You write the whole algorithm: a function that gets all distances and coordinates and returns the cities in the order of the tour, each exactly once. The arrays are copies. Constructive and improving steps are both welcome, as long as their work is bounded by a small polynomial: about n² log n elementary steps for n cities fit into the time allowed several times over. Where an instance has distances only, all coordinates are 0. The result must depend on the arguments alone.`,
  knowledge: `${familyKnowledge}
- Savings (Clarke and Wright 1964) joins paths by d(hub, i) + d(hub, j) − d(i, j), largest first; greedy edge takes the shortest edges that still fit into a tour.
- 2-opt reverses a path where that shortens the tour; Or-opt moves up to three neighbours elsewhere. With lists of about ten nearest neighbours and don't-look bits, both together cost little more than a construction and end about 5 % above the optimum.`,
  heuristic: [
    contract({
      name: 'tour',
      doc: 'Orders all cities in a tour.',
      parameters: {
        distances: matrix('cities', 'cities', { unit: length, range: [0, undefined], doc: 'distances between cities' }),
        coordinates: list(
          record({ x: number({ unit: length, doc: 'abscissa' }), y: number({ unit: length, doc: 'ordinate' }) }),
          'cities',
          { doc: 'where the cities are' },
        ),
      },
      returns: permutation('cities', { doc: 'the cities in the order of the tour' }),
    }),
  ],
  seed: 'greedy edge',
  sets: { ...family.sets, ...publishedSets },
  // 20 times Christofides, the slowest shipped algorithm, and what a cold start takes.
  allowance: ({ x }) => 20 + 3e-3 * x.length ** 2 + 1e-5 * x.length ** 3,
  baselines: [
    { name: 'space-filling curve', file: 'space-filling-curve.js', source: 'Platzman and Bartholdi 1989' },
    { name: 'greedy edge', file: 'greedy-edge.js', source: 'Bentley 1992' },
    { name: 'savings', file: 'savings.js', source: 'Clarke and Wright 1964' },
    { name: 'Christofides', file: 'christofides.js', source: 'Christofides 1976' },
  ],
  rivals: ['farthest insertion', 'savings'],
})
export default problem
