/** Offline bin packing by a sort key: items go by falling key into the first or the fullest bin. */

import { contract, defineProblem, number, type ProblemDefinition, record, z } from 'heuristica/problem'
import { offlineBrief, offlineKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import type { Packing } from '../packing.ts'
import { size } from '../parameters.ts'
import { offlineSets } from '../sets.ts'

const problem: ProblemDefinition<Instance, Packing> = defineProblem({
  ...family,
  name: 'bin-packing/order',
  title: 'Bin packing by a sort key: which items go first',
  brief: `${offlineBrief}

You write a sort key. The items are packed one by one in the order of falling keys, equal keys in the order of the instance, each into the first bin that it fits into (with the setting fit=best: into the fullest), or into a new one if it fits into none. The function is called once for each size that occurs, with the capacity and with \`items\`: numbers about all items, and about those that go with this size. The result must depend on the arguments alone.`,
  knowledge: `${offlineKnowledge}
- The key \`size\` is first fit decreasing. A key that lets sizes go early which have few partners (\`items.beside\`, \`items.exact\`) can be better.`,
  anonymous: {
    brief:
      'A function f(x, c, z) gives a number x a rank. Numbers are taken in the order of falling ranks, and each is put into the first group whose sum with it stays below or at c, or into a new group; z tells statistics of all numbers. The objective, to be minimised, is the number of groups.',
    names: { key: 'f', size: 'x', capacity: 'c', items: 'z' },
  },
  heuristic: [
    contract({
      name: 'key',
      doc: 'Gives the place of an item in the order of packing: the largest key goes first.',
      parameters: {
        size: number({ unit: size, range: [1, undefined], doc: 'size of the item' }),
        capacity: number({ unit: size, range: [1, undefined], doc: 'capacity of every bin' }),
        items: record(
          {
            count: number({ unit: 'items', range: [1, undefined], doc: 'how many items there are' }),
            total: number({ unit: size, range: [1, undefined], doc: 'sum of all sizes' }),
            smallest: number({ unit: size, range: [1, undefined], doc: 'smallest size' }),
            mean: number({ unit: size, range: [1, undefined], doc: 'mean size' }),
            largest: number({ unit: size, range: [1, undefined], doc: 'largest size' }),
            same: number({ unit: 'items', range: [1, undefined], doc: 'how many items have this size' }),
            beside: number({
              unit: 'items',
              range: [0, undefined],
              doc: 'how many other items fit into a bin beside this one',
            }),
            exact: number({
              unit: 'items',
              range: [0, undefined],
              doc: 'how many other items fill a bin exactly together with this one',
            }),
          },
          { doc: 'all items in numbers' },
        ),
      },
      returns: number({ doc: 'key: the largest goes first' }),
    }),
  ],
  settings: z.strictObject({
    fit: z
      .enum(['first', 'best'])
      .default('first')
      .describe('the bin of an item: the first or the fullest that it fits into'),
  }),
  sets: offlineSets,
  seed: 'As they come',
  rivals: ['Decreasing', 'BFD', 'MBS'],
  // 20 times either shipped key, and what a cold start takes.
  allowance: ({ capacity, sizes }) => 20 + 0.04 * sizes.length + 2e-3 * capacity,
  baselines: [
    { name: 'As they come', file: 'as-they-come.js', source: 'first fit (best fit with fit=best): Johnson 1973' },
    {
      name: 'Decreasing',
      file: 'decreasing.js',
      source: 'first fit decreasing (best fit with fit=best): Johnson 1973',
    },
  ],
})
export default problem
