/** The multi-dimensional knapsack by an ant system: the heuristic says once how promising each item is. */

import { contract, defineProblem, matrix, type ProblemDefinition, vector, z } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'

const settings = z.strictObject({
  ants: z.coerce.number().int().min(1).max(1000).default(10),
  iterations: z.coerce.number().int().min(1).max(100_000).default(50),
})

const shares = 'shares of the capacities'

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'knapsack/multi',
  title: 'Multi-dimensional knapsack: the desirability of items for an ant system',
  brief: `${familyBrief}

You write the heuristic information of an ant system. In each of 50 iterations, 10 ants pack once each: an ant draws one item after the other among those that still fit, with probability proportional to pheromone[i] · heuristics[i], until none fits. Pheromone starts at 1; after each iteration it keeps nine tenths, and every ant adds the share of all prizes that it packed to its items. The best packing of any ant counts. \`heuristics\` is called once an instance: it takes the prizes, the weights divided by the capacities, their sum over the resources and the largest of them for each item, and returns a number for each item that says how promising it is. Values below 1e-9 count as 1e-9.`,
  knowledge: familyKnowledge,
  anonymous: {
    brief:
      'A procedure that you cannot see builds solutions by chance, and is guided by a list of numbers that the function returns, one for each element: the larger, the likelier it is taken. The function is called once an instance with a list of numbers `x`, one for each element, a matrix `y` with a row for each element, the sums `z` of its rows and their largest values `u`. What they mean is not told: find out what they have to do with the score from programs and their results. Negative values count as almost 0.',
    names: {
      heuristics: 'heuristic',
      prizes: 'x',
      weights: 'y',
      totals: 'z',
      peaks: 'u',
      items: 'elements',
      resources: 'columns',
    },
  },
  heuristic: [
    contract({
      name: 'heuristics',
      doc: 'Says how promising each item is.',
      parameters: {
        prizes: vector('items', { range: [0, undefined], doc: 'prize of each item' }),
        weights: matrix('items', 'resources', {
          unit: shares,
          range: [0, undefined],
          doc: 'what each item takes of each resource, of which there is 1',
        }),
        totals: vector('items', { unit: shares, range: [0, undefined], doc: 'sum of each item’s weights' }),
        peaks: vector('items', { unit: shares, range: [0, undefined], doc: 'largest of each item’s weights' }),
      },
      returns: vector('items', { doc: 'how promising it is to pack the item' }),
    }),
  ],
  seed: 'prize per weight',
  stochastic: true,
  settings,
  // 20 times a search by default, and what a cold start takes.
  allowance: ({ prize, capacity }) => 100 + 0.04 * prize.length ** 2 * Math.sqrt(capacity.length),
  baselines: [
    {
      name: 'no preference',
      file: 'ones.js',
      source: 'the seed of ReEvo’s black-box searches, Ye and others 2024 (ReEvo)',
    },
    {
      name: 'prize per weight',
      file: 'prize-per-weight.js',
      source: 'Fidanova 2020, by hand in Ye and others 2024 (ReEvo)',
    },
    { name: 'Senju–Toyoda', file: 'senju-toyoda.js', source: 'Senju and Toyoda 1968' },
    {
      name: 'ReEvo',
      file: 'reevo.js',
      source: 'Ye and others 2024 (ReEvo)',
      trainedOn: '5 random instances of 100 items',
      trainedOnSets: ['reevo-train-100'],
    },
  ],
})
export default problem
