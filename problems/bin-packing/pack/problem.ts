/** Offline bin packing by a whole packing at once. */

import { contract, defineProblem, type ProblemDefinition, vector } from 'heuristica/problem'
import { offlineBrief, offlineKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import type { Packing } from '../packing.ts'
import { itemsAndCapacity } from '../parameters.ts'
import { offlineSets } from '../sets.ts'

const johnson = 'Johnson 1973, Near-optimal bin packing algorithms'

const problem: ProblemDefinition<Instance, Packing> = defineProblem({
  ...family,
  name: 'bin-packing/pack',
  title: 'Bin packing: a constructive algorithm',
  brief: `${offlineBrief}

You write the whole algorithm: a function that gets all sizes as a plain array and the capacity, and returns the bin of each item, in the order of the items: integers from 0 to below the number of items. The sizes in a bin must not add up to more than the capacity. Constructive and improving steps are both welcome, as long as their work is bounded: about 10⁵ elementary steps an item fit into the time allowed. The result must depend on the arguments alone.`,
  knowledge: offlineKnowledge,
  anonymous: {
    brief:
      'A function is given a list v of numbers and a limit c, and returns a group number for each, from 0, such that no group adds up to more than c. The objective, to be minimised, is the number of groups that are used.',
    names: { pack: 'f', items: 'v', capacity: 'c' },
  },
  heuristic: [
    contract({
      name: 'pack',
      doc: 'Packs all items.',
      parameters: itemsAndCapacity,
      returns: vector('items', {
        doc: 'number of the bin that each item is in, an integer from 0 to below the number of items',
      }),
    }),
  ],
  sets: offlineSets,
  seed: 'FFD',
  rivals: ['FFD', 'BFD', 'MBS', 'MTP'],
  // 20 times MTP, the slowest shipped algorithm.
  allowance: ({ sizes }) => 50 + 2.2 * sizes.length,
  baselines: [
    { name: 'Next fit', file: 'next-fit.js', source: johnson },
    { name: 'First fit', file: 'first-fit.js', source: johnson },
    { name: 'Best fit', file: 'best-fit.js', source: johnson },
    { name: 'FFD', file: 'ffd.js', source: johnson },
    { name: 'BFD', file: 'bfd.js', source: johnson },
    {
      name: 'MBS',
      file: 'mbs.js',
      source: "Gupta and Ho 1999; with the largest item fixed, Fleszar and Hindi 2002 (MBS')",
    },
    { name: 'MTP', file: 'mtp.js', source: 'after Martello and Toth 1990, chapter 8; search cut short' },
  ],
})
export default problem
