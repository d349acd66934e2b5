/** Online bin packing by the score of a bin that also sees how all open bins are filled. */

import { contract, defineProblem, number, type ProblemDefinition, record, vector } from 'heuristica/problem'
import { onlineBrief, onlineKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import type { Packing } from '../packing.ts'
import { itemAndRemaining, size } from '../parameters.ts'
import { onlineSets } from '../sets.ts'
import { online } from '../sources.ts'

const problem: ProblemDefinition<Instance, Packing> = defineProblem({
  ...family,
  name: 'bin-packing/online-state',
  title: 'Online bin packing: the score of a bin with the state of all bins',
  brief: `${onlineBrief}

You write the score of a bin for an arriving item: a function of the item's size, of what is left in the bin before the item is put there, and of \`context\`: numbers about all open bins (those with something in them) and about the bin itself. The item goes into the bin with the largest score among all bins that it fits into, an empty bin included (which has the whole capacity left); ties go to the bin that was opened first. Bins that look alike are rated once an item. The result must depend on the arguments alone.`,
  knowledge: `${onlineKnowledge}
- Sum-of-Squares is nearly \`context.alike - context.after\`, where an item that fills the bin exactly counts \`after\` as 0, and an empty bin counts \`alike\` as 0. Ties matter: to the emptiest bin is better than to the fullest.
- \`context.placed\` tells how early it is: at the beginning a wrong remainder can still be put right, and nothing tells when the end comes.`,
  anonymous: {
    brief:
      'A function f(x, y, z) rates a number y for a number x that is not larger. Many numbers x come one by one, and a collection of numbers y is kept, of which z tells some statistics; the y of the largest value is replaced by y − x. There are always further y of the largest value that is possible. The objective, to be minimised, is the number of y that were ever replaced.',
    names: { score: 'f', item: 'x', remaining: 'y', context: 'z' },
  },
  heuristic: [
    contract({
      name: 'score',
      doc: 'Rates a bin for an arriving item; the item goes into the bin with the largest value.',
      parameters: {
        ...itemAndRemaining,
        context: record(
          {
            capacity: number({ unit: size, range: [1, undefined], doc: 'capacity of every bin' }),
            counts: vector('remainders', {
              unit: 'bins',
              range: [0, undefined],
              doc: 'how many open bins have 0, 1, …, capacity left; a copy',
            }),
            opened: number({ unit: 'bins', range: [0, undefined], doc: 'how many bins are open' }),
            placed: number({ unit: 'items', range: [0, undefined], doc: 'how many items were placed before this one' }),
            items: number({ unit: 'items', range: [0, undefined], doc: 'how many items are in the rated bin' }),
            first: number({
              unit: size,
              range: [0, undefined],
              doc: 'size of the first item in the rated bin; 0 if empty',
            }),
            alike: number({
              unit: 'bins',
              range: [0, undefined],
              doc: 'how many open bins have as much left as the rated one: counts[remaining]',
            }),
            after: number({
              unit: 'bins',
              range: [0, undefined],
              doc: 'how many open bins have as much left as the rated one would have with the item: counts[remaining - item]',
            }),
          },
          { doc: 'all open bins in numbers, and the rated one' },
        ),
      },
      returns: number({ doc: 'score: the largest gets the item' }),
    }),
  ],
  sets: onlineSets,
  seed: 'Best fit',
  rivals: ['Best fit', 'FunSearch (Weibull)', 'EoH', 'Sum-of-Squares'],
  // 20 times Sum-of-Squares and more, for a score may look at all counts.
  allowance: ({ capacity, sizes }) => 20 + (0.1 + 1e-5 * capacity) * sizes.length,
  baselines: [
    online.firstFit,
    online.bestFit,
    online.worstFit,
    { name: 'Harmonic', file: 'harmonic.js', source: 'Lee and Lee 1985, Journal of the ACM 32(3)' },
    {
      name: 'Sum-of-Squares',
      file: 'sum-of-squares.js',
      source: 'Csirik, Johnson, Kenyon, Orlin, Shor, Weber 2006, Journal of the ACM 53(1)',
    },
  ],
})
export default problem
