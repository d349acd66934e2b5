/** The capacitated vehicle routing problem by construction: the heuristic says where the vehicle goes next. */

import {
  contract,
  defineProblem,
  index,
  list,
  matrix,
  member,
  number,
  type ProblemDefinition,
  vector,
} from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import { constructionSets } from '../published-sets.ts'
import type { Routes } from '../parse-routes.ts'

const problem: ProblemDefinition<Instance, Routes> = defineProblem({
  ...family,
  name: 'cvrp/construct',
  title: 'Vehicle routing: a construction stop by stop',
  brief: `${familyBrief}

You write the rule of a construction. One vehicle after another leaves the depot; at every step your function is told the place where the vehicle is, \`current\`, what it may do next, \`options\`, and how much it can still take, \`free\`, and returns one of the options. These are the customers not yet visited whose demand fits, in ascending order, and behind them the depot, 0, unless the vehicle is there: to return it ends the route, and the next vehicle begins with its full capacity. Where only one option is left, it is taken without asking. Decisions are final. \`options\` is a new plain array at every call; \`distances[i][j]\` is the distance between the places i and j. The function is called about n times an instance and may take about n² elementary steps a call. The result must depend on the arguments alone.`,
  knowledge: `${familyKnowledge}
- Begin a route with the farthest customer, or with one in a direction that is served anyway, and then stay in its region.
- To go on with the customer that saves most, d(current, 0) + d(0, j) − d(current, j), or that has a large depot distance for its distance from here, keeps routes in one direction; a little of that in a nearest-neighbour rule is worth much.
- Towards the end of a route, prefer what fills the vehicle, or what lies on the way home; returning half empty costs another route later.
- All arguments are known at every call: a rule may plan whole routes and follow its plan.`,
  anonymous: {
    brief:
      'A solution is built step by step by a procedure that you cannot see. In each step it calls the function with the state of things: a number `u` that says which element was chosen last (0 at the beginning of a part), a list `v` of the elements that may be chosen now, the numbers `p` and `q`, and what is known of all elements: the numbers `r`, one an element, the matrix `s` of numbers for pairs of elements, and the matrix `t` of two numbers for each. It must return one of the elements in `v`; element 0 is special. What the numbers mean is not told: find out what they have to do with the score from programs and their results. The result must depend on the arguments alone.',
    names: {
      select: 'heuristic',
      current: 'u',
      options: 'v',
      free: 'p',
      capacity: 'q',
      demands: 'r',
      distances: 's',
      coordinates: 't',
      places: 'elements',
      axes: 'sides',
    },
  },
  heuristic: [
    contract({
      name: 'select',
      doc: 'Chooses where the vehicle goes next.',
      parameters: {
        current: index('places', { doc: 'where the vehicle is; 0 is the depot' }),
        options: list(index('places'), 'options', {
          doc: 'customers that fit, ascending, and at the end the depot, 0, unless the vehicle is there; at least two',
        }),
        free: number({ unit: 'demand', range: [0, undefined], doc: 'what the vehicle can still take' }),
        capacity: number({ unit: 'demand', range: [0, undefined], doc: 'what an empty vehicle can take' }),
        demands: vector('places', { unit: 'demand', range: [0, undefined], doc: 'what the customers want; depot 0' }),
        distances: matrix('places', 'places', {
          unit: 'length',
          range: [0, undefined],
          doc: 'distances between places',
        }),
        coordinates: matrix('places', 'axes', {
          unit: 'length',
          doc: 'x and y of each place; all 0 where only distances are known',
        }),
      },
      returns: member('options', { doc: 'where to go next' }),
    }),
  ],
  seed: 'nearest neighbour',
  sets: { ...family.sets, ...constructionSets },
  // 20 times the savings' plan, the slowest shipped rule, and what a cold start takes.
  allowance: ({ x }) => 20 + 0.01 * x.length ** 2,
  baselines: [
    {
      name: 'nearest neighbour',
      file: 'nearest-neighbour.js',
      source: 'Rosenkrantz, Stearns, Lewis 1977, while customers fit',
    },
    { name: 'sweep', file: 'sweep.js', source: 'Gillett and Miller 1974' },
    { name: 'sequential savings', file: 'sequential-savings.js', source: 'Clarke and Wright 1964, Yellow 1970' },
    { name: 'savings', file: 'savings.js', source: 'Clarke and Wright 1964' },
  ],
  rivals: ['nearest neighbour', 'sweep', 'savings'],
})
export default problem
