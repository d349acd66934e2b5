/** Offline bin packing by an ant colony: the heuristic says how well items go together. */

import { contract, defineProblem, matrix, type ProblemDefinition, z } from 'heuristica/problem'
import { offlineBrief, offlineKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import type { Packing } from '../packing.ts'
import { itemsAndCapacity } from '../parameters.ts'
import { offlineSets } from '../sets.ts'

const reevo = 'ReEvo: Ye and others 2024, NeurIPS'

const problem: ProblemDefinition<Instance, Packing> = defineProblem({
  ...family,
  name: 'bin-packing/offline',
  title: 'Bin packing by an ant colony: how well two items go together',
  brief: `${offlineBrief}

You write the matrix that guides an ant colony: element [i][j] says how promising it is to put item j into a bin that holds item i. Each ant fills one bin after the other. The first item of a bin is drawn at random from all that are left; every further one from those that still fit, with a probability proportional to the mean, over the items in the bin, of pheromone times your matrix. When nothing fits, the bin is closed. Ants leave pheromone on all pairs of items that share a bin, the more the better their bins are filled. By default there are 20 ants and 15 iterations. Your values are held between 1e-6 and 1e6 and divided by the largest; negative ones therefore count as nearly zero. The function is called once an instance, and \`items\` is a copy in the order of the instance, a plain array.`,
  knowledge: `${offlineKnowledge}
- Large items should be placed early: the size of item j alone is a fair matrix, and was the human choice that ReEvo started from.
- Sparse matrices help: setting all but the most promising tenth of the pairs to zero is what ReEvo's best matrix does.`,
  anonymous: {
    brief:
      'A function is given a list v of n numbers and a limit c, and returns an n × n matrix that says how promising it is to put j into a group that i is in. A randomised procedure forms groups by it, whose numbers may add up to c at most; the objective, to be minimised, is the number of groups.',
    names: { heuristics: 'f', items: 'v', capacity: 'c' },
  },
  heuristic: [
    contract({
      name: 'heuristics',
      doc: 'Rates for every pair of items how promising it is to put them into the same bin.',
      parameters: itemsAndCapacity,
      returns: matrix('items', 'items', { doc: 'affinity of item j (column) to a bin with item i (row)' }),
    }),
  ],
  settings: z.strictObject({
    ants: z.int().min(1).max(1000).default(20).describe('ants in each iteration'),
    iterations: z.int().min(1).max(1000).default(15).describe('times that all ants go'),
  }),
  stochastic: true,
  sets: offlineSets,
  seed: 'Size',
  rivals: ['Size', 'ReEvo'],
  // 20 times ReEvo, the slowest shipped matrix; enough for 30 ants and 100 iterations too.
  allowance: ({ sizes }) => 50 + 1.6e-2 * sizes.length ** 2,
  baselines: [
    { name: 'Size', file: 'size.js', source: `the human heuristic of ${reevo}` },
    {
      name: 'ReEvo',
      file: 'reevo.js',
      source: reevo,
      trainedOn: '5 instances of 500 items',
      trainedOnSets: ['reevo-train-500'],
    },
    { name: 'Equal', file: 'equal.js', source: 'no guidance but the pheromone' },
  ],
})
export default problem
