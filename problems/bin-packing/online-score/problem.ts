/** Online bin packing by the score of a bin: a number for an item and what is left. */

import { contract, defineProblem, number, type ProblemDefinition } from 'heuristica/problem'
import { onlineBrief, onlineKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import type { Packing } from '../packing.ts'
import { itemAndRemaining } from '../parameters.ts'
import { onlineSets } from '../sets.ts'
import { online } from '../sources.ts'

const problem: ProblemDefinition<Instance, Packing> = defineProblem({
  ...family,
  name: 'bin-packing/online-score',
  title: 'Online bin packing: the score of a bin by what is left in it',
  brief: `${onlineBrief}

You write the score of a bin for an arriving item: a function of the item's size and of what is left in the bin before the item is put there. The item goes into the bin with the largest score among all bins that it fits into, an empty bin included (which has the whole capacity left); ties go to the bin that was opened first. The function is called once for each pair of size and remainder that occurs, so the result must depend on the arguments alone.`,
  knowledge: `${onlineKnowledge}
- Best fit is −remaining, first fit a constant. remaining − item is what would be left: 0 is a bin filled exactly.`,
  anonymous: {
    brief:
      'A function f(x, y) rates a number y for a number x that is not larger. Many numbers x come one by one, and a collection of numbers y is kept; the y of the largest value is replaced by y − x. There are always further y of the largest value that is possible. The objective, to be minimised, is the number of y that were ever replaced.',
    names: { score: 'f', item: 'x', remaining: 'y' },
  },
  heuristic: [
    contract({
      name: 'score',
      doc: 'Rates a bin for an arriving item; the item goes into the bin with the largest value.',
      parameters: {
        ...itemAndRemaining,
      },
      returns: number({ doc: 'score: the largest gets the item' }),
    }),
  ],
  sets: onlineSets,
  seed: 'Best fit',
  rivals: ['Best fit', 'FunSearch (Weibull)', 'EoH', 'Sum-of-Squares'],
  // 20 times the published rules, each of their scores being asked for once, and what a cold start takes.
  allowance: ({ sizes }) => 20 + 0.04 * sizes.length,
  baselines: [online.firstFit, online.bestFit, online.funSearchOr, online.eoh, online.eohRun1],
})
export default problem
