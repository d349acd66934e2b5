/** The permutation flow shop by guided local search: the heuristic says which jobs to move out of a local optimum, and by which times. */

import { contract, defineProblem, matrix, type ProblemDefinition, random, vector, z } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'

const settings = z.strictObject({
  /** How often the heuristic is asked. */
  iterations: z.coerce.number().int().min(0).max(100_000).default(100),
  /** Jobs that are moved at a time. */
  moves: z.coerce.number().int().min(1).max(1000).default(5),
  /** Iterations after which the search returns to the best sequence, where it did not just improve on it. */
  patience: z.coerce.number().int().min(1).max(100_000).default(50),
})

const time = 'time units'

const parameters = {
  times: matrix('jobs', 'machines', { unit: time, range: [0, undefined], doc: 'processing times' }),
  position: vector('jobs', { range: [0, undefined], doc: 'place of each job in the current sequence, from 0' }),
  moved: vector('jobs', { range: [0, undefined], doc: 'how often each job was chosen so far' }),
  random: random(),
}

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'flow-shop/gls',
  default: true,
  title: 'Permutation flow shop: the guide of a local search',
  brief: `${familyBrief}

You write how a local search gets away from a local optimum. The search starts from NEH's sequence and moves single jobs to better places until no such move shortens the makespan. Then, a hundred times: \`rate\` is called and rates every job; the five with the largest ratings are chosen (ties to the smaller number). \`guide\` is called with the chosen jobs marked and returns a matrix of changed processing times. Each chosen job, the one with the largest rating first, is moved to the place where the makespan by the changed times is smallest; it stays where it is only if every other place is worse by those times. After that the search improves the sequence again by the true times. Every 50 iterations it returns to the best sequence found; the best by true makespan counts. All arguments are copies that may be changed and returned. Changed times below 0 count as 0. Randomness comes from \`random()\` only.`,
  knowledge: `${familyKnowledge}
- Changing times by up to a fifth, up or down, on some of the machines is enough to break ties in other ways (EoH, 2024).
- Always rating the same jobs highest keeps the search moving the same few: use \`moved\` or chance.`,
  anonymous: {
    brief:
      'A procedure that you cannot see improves an order of things step by step. From time to time it is stuck, and asks two functions: the first gives a value to each thing, and some with the largest values are treated next; the second changes a table of numbers, by which they are treated. What the numbers mean is not told: find out what they have to do with the score from programs and their results. random() gives a number from 0 to 1.',
    names: {
      rate: 'first',
      guide: 'second',
      times: 'a',
      work: 'b',
      load: 'c',
      position: 'd',
      moved: 'e',
      chosen: 'f',
      random: 'chance',
    },
  },
  heuristic: [
    contract({
      name: 'rate',
      doc: 'Says how promising it is to move each job.',
      parameters: {
        times: parameters.times,
        work: vector('jobs', { unit: time, range: [0, undefined], doc: 'total processing time of each job' }),
        position: parameters.position,
        moved: parameters.moved,
        random: parameters.random,
      },
      returns: vector('jobs', { doc: 'ratings: the jobs with the largest are moved' }),
    }),
    contract({
      name: 'guide',
      doc: 'Changes the times by which the chosen jobs are moved.',
      parameters: {
        times: parameters.times,
        load: vector('machines', { unit: time, range: [0, undefined], doc: 'total processing time on each machine' }),
        position: parameters.position,
        chosen: vector('jobs', { range: [0, 1], doc: '1 for the jobs that are about to be moved, 0 for others' }),
        moved: parameters.moved,
        random: parameters.random,
      },
      returns: matrix('jobs', 'machines', { doc: 'processing times to move by, finite' }),
    }),
  ],
  seed: 'random jobs',
  stochastic: true,
  settings,
  // 20 times the slowest shipped guide, and what a cold start takes.
  allowance: ({ p }) => 100 + 0.05 * p.length ** 2 * (p[0]?.length ?? 0),
  baselines: [
    {
      name: 'busiest machine',
      file: 'busiest-machine.js',
      source: 'example of EoH’s repository (Liu and others 2024)',
    },
    { name: 'random jobs', file: 'random-jobs.js', source: 'iterated local search, Stützle 1998' },
    { name: 'penalties', file: 'penalties.js', source: 'guided local search, Voudouris and Tsang 1999' },
    {
      name: 'after EoH',
      file: 'eoh.js',
      source: 'after Liu and others 2024 (EoH)',
      trainedOn: '64 random instances of 50 jobs',
    },
  ],
})
export default problem
