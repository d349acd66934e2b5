/** The travelling salesman problem by large-neighbourhood search: the heuristic removes cities from a tour, and puts them back. */

import {
  contract,
  defineProblem,
  lists,
  matrix,
  number,
  permutation,
  type ProblemDefinition,
  random,
  record,
  vector,
  z,
} from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import { neighbourhoodSets, searchSets } from '../search-sets.ts'

const settings = z.strictObject({
  /** `published` is the setting of G-LNS: random start, a temperature that accepts nearly everything; `fitted` suits it to the tour. */
  mode: z.enum(['fitted', 'published']).default('fitted'),
  iterations: z.coerce.number().int().min(0).max(100_000).default(500),
})

const data = record(
  {
    distances: matrix('cities', 'cities', { range: [0, undefined], doc: 'symmetric distances' }),
    coordinates: matrix('cities', 'axes', { doc: 'x and y of each city; all 0 where only distances are known' }),
  },
  { doc: 'the instance' },
)

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'tsp/lns',
  title: 'Travelling salesman: destroy and repair operators of a large-neighbourhood search',
  brief: `${familyBrief}

You write operators of an adaptive large-neighbourhood search. In each of several hundred iterations it takes a copy of the current tour, removes cities with a destroy operator, and puts them back with a repair operator. The new tour is accepted if it is shorter, and with a probability that falls during the search if it is longer. Operators work in teams: which ones are used depends on what they have earned so far, alone and in the company of others. \`destroy\` chooses about \`count\` cities to remove and returns them, with the rest of the tour in its order; together they must be all cities, each once. \`repair\` puts the removed cities back and may change the rest as well; it must return every city once. All arrays are copies that may be changed. Randomness comes from \`random()\` only. Work per call should stay within a small multiple of n · count steps.`,
  knowledge: `${familyKnowledge}
- Removing cities that are near each other, or follow each other in the tour, gives the repair something to rearrange; cities far apart go back to where they were.
- Greedy insertion puts every city where its detour is least; regret insertion first places the city that loses most by waiting, and avoids dear detours at the end.
- Some randomness in both roles keeps the search from repeating itself.
- A short local search around what was inserted is worth its time.`,
  heuristic: [
    contract({
      name: 'destroy',
      doc: 'Removes cities from a tour.',
      parameters: {
        tour: vector('cities', { doc: 'the cities in the order of the tour' }),
        count: number({ unit: 'cities', range: [1, undefined], doc: 'about how many to remove' }),
        data,
        random: random(),
      },
      returns: lists(
        {
          removed: { of: 'cities', doc: 'the cities that were removed' },
          partial: { of: 'cities', doc: 'the others, in the order of the tour' },
        },
        { doc: 'all cities, each in one of the lists' },
      ),
    }),
    contract({
      name: 'repair',
      doc: 'Puts the removed cities back.',
      parameters: {
        partial: vector('kept', { doc: 'the cities that are left, in the order of the tour' }),
        removed: vector('missing', { doc: 'the cities that were removed' }),
        data,
        random: random(),
      },
      returns: permutation('cities', { doc: 'a tour of all cities' }),
    }),
  ],
  team: true,
  seed: 'LNS',
  sets: { ...searchSets(50, 8), ...neighbourhoodSets },
  stochastic: true,
  diagnostics: true,
  settings,
  // 20 times the slowest shipped team, and what a cold start takes.
  allowance: ({ x }) => 150 + 0.4 * x.length ** 2,
  baselines: [
    { name: 'LNS', file: 'lns.js', source: 'Shaw 1998; Schrimpf and others 2000' },
    { name: 'ALNS', file: 'alns.js', source: 'Ropke and Pisinger 2006' },
    { name: 'after G-LNS', file: 'g-lns.js', source: 'after G-LNS (2026)' },
  ],
})
export default problem
