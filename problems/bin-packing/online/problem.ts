/** Online bin packing by a vector of priorities: the contract of FunSearch and its successors. */

import { contract, defineProblem, number, type ProblemDefinition, vector, z } from 'heuristica/problem'
import { onlineBrief, onlineKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import type { Packing } from '../packing.ts'
import { size } from '../parameters.ts'
import { onlineSets } from '../sets.ts'
import { online } from '../sources.ts'

const problem: ProblemDefinition<Instance, Packing> = defineProblem({
  ...family,
  name: 'bin-packing/online',
  default: true,
  title: 'Online bin packing: priorities of all bins that an item fits into',
  brief: `${onlineBrief}

You write the function that rates the bins for an arriving item. It is called once an item with the item's size and \`capacities\`, a plain array with what is left in each bin that the item fits into, in the order in which the bins were opened; it returns one number for each, and the item goes into the bin with the largest, ties to the first. The bins shown are a window: all bins in use that the item fits into, and at the end two empty bins, so that the last element always equals the capacity of a bin. The array is a copy. The result must depend on the arguments alone.`,
  knowledge: `${onlineKnowledge}
- Best fit is \`capacities.map((left) => -left)\`. A priority may compare neighbours in the array, as FunSearch's rule does with its differences of successive scores.`,
  anonymous: {
    brief:
      'A function is called many times with a number x and a list of numbers v, none below x, and returns one number for each element of v. The place of the largest is chosen, and that element is reduced by x. At the end of v there are always two elements of the largest value that elements can have. The objective, to be minimised, is the number of elements that were ever reduced.',
    names: { priority: 'rate', item: 'x', capacities: 'v' },
  },
  heuristic: [
    contract({
      name: 'priority',
      doc: 'Rates the bins that an arriving item fits into; the item goes into the one with the largest value.',
      parameters: {
        item: number({ unit: size, range: [1, undefined], doc: 'size of the item' }),
        capacities: vector('bins', {
          unit: size,
          range: [1, undefined],
          doc: 'what is left in each bin that the item fits into, before it is put there; none is below item, the last two bins are empty',
        }),
      },
      returns: vector('bins', { doc: 'priority of each bin: the largest gets the item' }),
    }),
  ],
  settings: z.strictObject({
    window: z
      .enum(['open', 'full'])
      .default('open')
      .describe('bins shown: those opened and two more, or one for each item'),
  }),
  sets: onlineSets,
  seed: 'Best fit',
  rivals: ['Best fit', 'FunSearch (Weibull)', 'EoH', 'Sum-of-Squares'],
  // 20 times the expert-seeded heuristic of EoH, the slowest shipped one.
  allowance: ({ sizes }) => 20 + 0.15 * sizes.length,
  baselines: [
    online.firstFit,
    online.bestFit,
    online.worstFit,
    online.funSearchWeibull,
    online.funSearchOr,
    online.eoh,
    online.eohRun1,
    online.eohExpert,
  ],
})
export default problem
