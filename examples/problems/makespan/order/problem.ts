/** Identical parallel machines (P || Cmax): the heuristic rates jobs, which then go to the machine that is free first. */

import {
  contract,
  defineProblem,
  meanGap,
  mulberry32,
  number,
  permutationOf,
  readJson,
  z,
  type NamedInstance,
  type ProblemDefinition,
} from 'heuristica/problem'

type Instance = { machines: number; times: number[] }

const instance = z.strictObject({
  machines: z.int().min(1).max(1000),
  times: z.array(z.int().min(1).max(1_000_000)).min(1).max(10_000),
})

/** `count` instances of 30 jobs on 3 to 6 machines; every instance has a seed of its own, so that sets share none. */
const generate = (firstSeed: number, count: number): NamedInstance<Instance>[] =>
  Array.from({ length: count }, (_, index) => {
    const random = mulberry32(firstSeed + index)
    const machines = random.integer(3, 6)
    const times = Array.from({ length: 30 }, () => random.integer(1, 100))
    return { id: `seed ${firstSeed + index}`, group: `${machines} machines`, data: { machines, times } }
  })

/** When the last machine is done, if the jobs start in this order, each on the machine that is free first. */
const makespan = ({ machines, times }: Instance, order: ArrayLike<number>): number => {
  const busyUntil = Array.from({ length: machines }, () => 0)
  for (const job of Array.from(order)) {
    const free = busyUntil.indexOf(Math.min(...busyUntil))
    busyUntil[free] = (busyUntil[free] ?? 0) + (times[job] ?? 0)
  }
  return Math.max(...busyUntil)
}

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
        time: number({ unit: 'minutes', range: [1, undefined], doc: 'processing time of the job' }),
        meanTime: number({ unit: 'minutes', range: [1, undefined], doc: 'mean processing time of all jobs' }),
        load: number({ unit: 'minutes', range: [1, undefined], doc: 'total processing time divided by the machines' }),
      },
      returns: number({ doc: 'the largest starts first' }),
    }),
  ],
  seed: 'as given',
  instance,
  solution: (value, { times }) => permutationOf(value, times.length),
  size: ({ times }) => times.length,
  group: ({ machines }) => `${machines} machines`,
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
  read: { '.json': readJson(instance) },
})
export default problem
