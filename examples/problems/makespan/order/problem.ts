/** Identical parallel machines (P || Cmax): the heuristic rates jobs, which then go to the machine that is free first. */

import {
  contract,
  defineProblem,
  meanGap,
  number,
  permutationOf,
  type ProblemDefinition,
  readJson,
} from 'heuristica/problem'
import { generate, groupOf, type Instance, instanceSchema } from './instance.ts'
import { makespan } from './objective.ts'

const unit = 'minutes'

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  name: 'makespan/order',
  family: 'makespan',
  title: 'Identical parallel machines (P || Cmax): an order of the jobs',
  brief: `Jobs are to be processed on identical machines so that the last one is done as early as possible. You write a rating: the jobs start
in the order of their ratings, the largest first, each on the machine that is free first.`,
  heuristic: [
    contract({
      name: 'rate',
      doc: 'Rates a job; the job with the largest value starts first.',
      parameters: {
        time: number({ unit, range: [1, undefined], doc: 'processing time of the job' }),
        meanTime: number({ unit, range: [1, undefined], doc: 'mean processing time of all jobs' }),
        load: number({ unit, range: [0, undefined], doc: 'total processing time divided by the machines' }),
      },
      returns: number({ doc: 'the largest starts first' }),
    }),
  ],
  seed: 'as given',
  instance: instanceSchema,
  solution: (value, { times }) => permutationOf(value, times.length),
  size: ({ times }) => times.length,
  group: groupOf,
  describe: ({ machines, times }) => `${times.length} jobs on ${machines} machines`,
  sets: {
    train: { title: '40 instances of 30 jobs', instances: () => generate(1000, 40) },
    validation: { title: '20 instances of 30 jobs', instances: () => generate(2000, 20) },
    test: { title: '40 instances of 30 jobs', instances: () => generate(3000, 40) },
  },
  driver: 'driver',
  objective: makespan,
  metric: meanGap,
  references: { bound: 'reference' },
  allowance: () => 10,
  baselines: [
    { name: 'as given', file: 'as-given.js', source: 'no rule at all' },
    { name: 'LPT', file: 'lpt.js', source: 'Graham 1969' },
  ],
  rivals: ['LPT'],
  read: { '.json': readJson(instanceSchema) },
})
export default problem
