/** The travelling salesman problem by construction: the heuristic says which city is next. */

import { contract, defineProblem, index, list, matrix, member, type ProblemDefinition, z } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import { publishedSets } from '../published-sets.ts'

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'tsp/construct',
  title: 'Travelling salesman problem: a construction city by city',
  brief: `${familyBrief}

You write the rule of a construction. The tour begins at the city \`start\`; at every step your function is told the city where the salesman is, \`current\`, and the cities that were not visited yet, and returns the one to go to next. It is not called for the last city; from there the tour returns to \`start\`. Decisions are final. \`unvisited\` is a new plain array at every call, in ascending order; \`distances[i][j]\` is the distance between the cities i and j. The function is called about n times an instance and may take about n² elementary steps a call. The result must depend on the arguments alone.`,
  knowledge: `${familyKnowledge}
- Always going to the nearest city leaves cities behind that have to be collected by long ways at the end; that costs more than half of its 24 %.
- What helps: prefer cities that would become isolated (far, on average or by their nearest, from the other unvisited cities), stay away from \`start\` at first and come back to it at the end, look more than one step ahead, and follow the hull or one side of the square instead of crossing it.
- The best rules published before 2025 (AEL, ReEvo) weigh distance from \`current\`, mean and standard deviation of the distances to the unvisited cities, and distance to \`start\`; they end 7 to 13 % above the optimum, and farthest insertion, which is no construction of this kind, 3 to 9 %.`,
  heuristic: [
    contract({
      name: 'select',
      doc: 'Chooses the next city of the tour.',
      parameters: {
        current: index('cities', { doc: 'where the salesman is' }),
        start: index('cities', { doc: 'where the tour began and will end' }),
        unvisited: list(index('cities'), 'unvisited', { doc: 'cities not visited yet, at least two, ascending' }),
        distances: matrix('cities', 'cities', {
          unit: 'length',
          range: [0, undefined],
          doc: 'distances between cities',
        }),
      },
      returns: member('unvisited', { doc: 'the city to go to next' }),
    }),
  ],
  seed: 'nearest neighbour',
  settings: z.object({ start: z.int().min(0).default(0) }),
  sets: { ...family.sets, ...publishedSets },
  // 20 times ReEvo's rule, the slowest shipped one, and what a cold start takes.
  allowance: ({ x }) => 10 + 1e-5 * x.length ** 3,
  baselines: [
    {
      name: 'nearest neighbour',
      file: 'nearest-neighbour.js',
      source: 'Rosenkrantz, Stearns, Lewis 1977',
    },
    {
      name: 'AEL',
      file: 'ael.js',
      source: 'Liu, Tong, Yuan, Zhang 2023, arXiv:2311.15249',
      trainedOn: 'random instances of 50 cities',
    },
    {
      name: 'ReEvo',
      file: 'reevo.js',
      source: 'Ye and others 2024, arXiv:2402.01145',
      trainedOn: 'the 64 instances of reevo-train',
      trainedOnSets: ['reevo-train'],
    },
  ],
  rivals: ['nearest neighbour', 'AEL', 'ReEvo', 'farthest insertion', 'savings'],
})
export default problem
