/** The travelling salesman problem by insertion: the heuristic says which city comes in next, and where. */

import { contract, defineProblem, index, matrix, number, type ProblemDefinition } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import { publishedSets } from '../published-sets.ts'

const length = 'length'
const distances = matrix('cities', 'cities', { unit: length, range: [0, undefined], doc: 'distances between cities' })
const rosenkrantz = 'Rosenkrantz, Stearns, Lewis 1977'

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'tsp/insert',
  title: 'Travelling salesman problem: insertion into a growing tour',
  brief: `${familyBrief}

You write the two rules of an insertion method. It begins with a tour of the two cities that are farthest from each other. At every step \`choose\` rates each city outside the tour, one call a city, and the city with the largest value comes in next; then \`place\` rates each pair of neighbours in the tour, and the city is put where the value is smallest. Ties go to the lowest city and to the first place. Each function is called about n²/2 times an instance, so it should be a short calculation, and must depend on its arguments alone. \`distances[i][j]\` is the distance between the cities i and j.`,
  knowledge: `${familyKnowledge}
- Farthest insertion (\`choose\` returns distanceToTour, \`place\` returns detour) draws the outline of the tour first and fills in details later; it is the best of the classical insertions, 3 to 9 % above the optimum. Nearest insertion (−distanceToTour) and cheapest insertion (−detour) end 15 to 20 % above it.
- The detour through a far pair of neighbours is cheap to make and dear later: ratios such as (d(before, city) + d(city, after)) / d(before, after) tell other things than differences.`,
  heuristic: [
    contract({
      name: 'choose',
      doc: 'Rates a city outside the tour; the one with the largest value is inserted next.',
      parameters: {
        city: index('cities', { doc: 'the city to rate' }),
        distanceToTour: number({
          unit: length,
          range: [0, undefined],
          doc: 'distance to the nearest city in the tour',
        }),
        nearest: index('cities', { doc: 'the nearest city in the tour' }),
        detour: number({ unit: length, doc: 'by how much the tour grows where the city fits best' }),
        distances,
      },
      returns: number({ doc: 'the city with the largest value comes next' }),
    }),
    contract({
      name: 'place',
      doc: 'Rates a place for the city in the tour; it is inserted where the value is smallest.',
      parameters: {
        city: index('cities', { doc: 'the city to be inserted' }),
        before: index('cities', { doc: 'the city before the place' }),
        after: index('cities', { doc: 'the city after the place' }),
        detour: number({
          unit: length,
          doc: 'd(before, city) + d(city, after) − d(before, after): by how much the tour grows',
        }),
        distances,
      },
      returns: number({ doc: 'the place with the smallest value is taken' }),
    }),
  ],
  seed: 'nearest insertion',
  sets: { ...family.sets, ...publishedSets },
  // 20 times what cheapest insertion takes, and a cold start.
  allowance: ({ x }) => 10 + 2e-3 * x.length ** 2,
  baselines: [
    { name: 'nearest insertion', file: 'nearest-insertion.js', source: rosenkrantz },
    { name: 'cheapest insertion', file: 'cheapest-insertion.js', source: rosenkrantz },
    { name: 'farthest insertion', file: 'farthest-insertion.js', source: rosenkrantz },
  ],
  rivals: ['farthest insertion', 'savings'],
})
export default problem
