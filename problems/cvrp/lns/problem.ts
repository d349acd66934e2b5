/** The capacitated vehicle routing problem by large-neighbourhood search: the heuristic removes customers from routes, and puts them back. */

import {
  contract,
  defineProblem,
  indices,
  list,
  matrix,
  number,
  partition,
  type ProblemDefinition,
  random,
  record,
  vector,
  z,
} from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import { searchSets } from '../instances.ts'
import type { Routes } from '../parse-routes.ts'
import { neighbourhoodSets } from '../published-sets.ts'

const settings = z.strictObject({
  /** `published` is the setting of G-LNS: random start, a temperature that accepts nearly everything; `fitted` suits it to the routes. */
  mode: z.enum(['fitted', 'published']).default('fitted'),
  iterations: z.coerce.number().int().min(0).max(100_000).default(500),
})

const data = record(
  {
    distances: matrix('places', 'places', { range: [0, undefined], doc: 'symmetric distances' }),
    coordinates: matrix('places', 'axes', { doc: 'x and y of each place; all 0 where only distances are known' }),
    demands: vector('places', { unit: 'demand', range: [0, undefined], doc: 'what the customers want; depot 0' }),
    capacity: number({ unit: 'demand', range: [0, undefined], doc: 'what a vehicle holds' }),
  },
  { doc: 'the instance; place 0 is the depot' },
)

const problem: ProblemDefinition<Instance, Routes> = defineProblem({
  ...family,
  name: 'cvrp/lns',
  title: 'Vehicle routing: destroy and repair operators of a large-neighbourhood search',
  brief: `${familyBrief}

You write operators of an adaptive large-neighbourhood search. In each of several hundred iterations it removes customers from the current routes with a destroy operator, and puts them back with a repair operator. The new solution is accepted if it is shorter, and with a probability that falls during the search if it is longer. Operators work in teams: which ones are used depends on what they have earned so far, alone and in the company of others. A route is a list of customers in the order of the visits, without the depot, where it begins and ends. \`destroy\` is given the routes, chooses about \`count\` customers to remove and returns them as a list, each once. \`repair\` is given the routes without those, and returns a list of routes with all customers, each exactly once; it may change the rest as well and open new routes, but no route may carry more than \`data.capacity\`. All arrays are copies that may be changed. Randomness comes from \`random()\` only. Work per call should stay within a small multiple of n · count steps.`,
  knowledge: `${familyKnowledge}
- Removing customers that are near each other, of neighbouring routes, gives the repair something to exchange; strings of consecutive customers (Christiaens and Vanden Berghe 2020) open room in vehicles as well. Customers far apart go back to where they were.
- Greedy insertion puts every customer where its detour is least; regret insertion first places the customer that loses most by waiting. Inserting those with large demands or far from the depot first is worth having too, and so is overlooking a place now and then.
- A new route costs 2 · d(0, i): compare it with the best detour.
- Removing a short route as a whole is the way to do with fewer vehicles.`,
  anonymous: {
    brief:
      'A solution is changed again and again by a procedure that you cannot see. A solution is a list of lists `u` of elements, each element in one list; element 0 is special and in none. In each step the function of the first kind names about `v` of the elements, which are taken out of their lists, and the function of the second kind is given the lists that are left and the elements taken out, `w`, and returns lists with all elements. The record `r` says what is known of the elements: the matrix `r1` of numbers for pairs of them, the matrix `r2` of two numbers for each, the numbers `r3`, one an element, and the number `r4`, which the sum of `r3` over a list must not exceed. `s()` draws a number from 0 to below 1, the only chance allowed. What the numbers mean is not told: find out what they have to do with the score from programs and their results.',
    names: {
      destroy: 'take',
      repair: 'give',
      routes: 'u',
      count: 'v',
      removed: 'w',
      data: 'r',
      distances: 'r1',
      coordinates: 'r2',
      demands: 'r3',
      capacity: 'r4',
      random: 's',
      places: 'elements',
      axes: 'sides',
      stops: 'members',
      missing: 'taken',
    },
  },
  heuristic: [
    contract({
      name: 'destroy',
      doc: 'Chooses customers to remove from routes.',
      parameters: {
        routes: list(vector('stops'), 'routes', { doc: 'the customers of each route in the order of the visits' }),
        count: number({ unit: 'customers', range: [1, undefined], doc: 'about how many to remove' }),
        data,
        random: random(),
      },
      returns: indices('places', { doc: 'the customers to remove, never the depot' }),
    }),
    contract({
      name: 'repair',
      doc: 'Puts the removed customers back.',
      parameters: {
        routes: list(vector('stops'), 'routes', { doc: 'the customers that are left, none of the routes empty' }),
        removed: vector('missing', { doc: 'the customers that were removed' }),
        data,
        random: random(),
      },
      returns: partition('places', {
        doc: 'routes with all customers, without the depot; none carries more than the capacity',
      }),
    }),
  ],
  team: true,
  seed: 'LNS',
  sets: { ...family.sets, ...searchSets, ...neighbourhoodSets },
  stochastic: true,
  diagnostics: true,
  settings,
  // 20 times the slowest shipped team, and what a cold start takes.
  allowance: ({ x }) => 150 + 0.6 * x.length ** 2,
  baselines: [
    { name: 'LNS', file: 'lns.js', source: 'Shaw 1998; Schrimpf and others 2000' },
    { name: 'ALNS', file: 'alns.js', source: 'Ropke and Pisinger 2006' },
    { name: 'after G-LNS', file: 'g-lns.js', source: 'after G-LNS (2026)' },
    { name: 'string removals', file: 'string-removals.js', source: 'Christiaens and Vanden Berghe 2020' },
  ],
})
export default problem
