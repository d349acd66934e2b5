/** Total weighted tardiness by an index rule: the heuristic rates pending jobs, one decision at a time. */

import { contract, defineProblem, number, type ProblemDefinition, record } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'

const time = 'time units'

const summary = (whose: string, least: number, doc: string) =>
  record(
    {
      count: number({ unit: 'jobs', range: [least, undefined], doc: 'how many there are' }),
      totalP: number({ unit: time, range: [least, undefined], doc: `total processing time of ${whose}` }),
      meanP: number({ unit: time, range: [1, undefined], doc: 'mean processing time' }),
      maxP: number({ unit: time, range: [1, undefined], doc: 'largest processing time' }),
      totalW: number({ unit: 'weight', range: [least, undefined], doc: 'total weight' }),
      meanD: number({ unit: time, doc: 'mean due date' }),
      minD: number({ unit: time, doc: 'smallest due date' }),
    },
    { doc },
  )

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'weighted-tardiness/dispatch',
  title: 'Single-machine total weighted tardiness (1 || ΣwjTj): an index rule',
  brief: `${familyBrief}

You write the priority of a dispatching rule. The schedule is built from the front: whenever the machine is free, at time \`now\`, the rule is called once for every job that has not been scheduled yet, and the job with the largest value goes next. Ties go to the job with the smaller d, then the smaller p, then the larger w. \`now\` is therefore the sum of the processing times of all jobs scheduled so far. The rule sees one job at a time, a summary of all pending jobs (the rated one included) in \`pending\`, and the same of all jobs of the instance in \`all\`; it cannot look at other jobs one by one. It is called about n²/2 times an instance, so it should be a short calculation without loops, and must depend on its arguments alone.`,
  knowledge: familyKnowledge,
  anonymous: {
    brief:
      'A solution is built step by step by a procedure that you cannot see. In each step it calls the function once for every element that is left, with the three numbers of the element in `x`, a number `y` that grows from step to step, a summary of all elements that are left in `z`, and the same of all elements that there were in the beginning in `u`; it then takes the element with the largest result. What the numbers mean is not told: find out what they have to do with the score from programs and their results. The function is called very often, so it should be a short calculation without loops that depends on its arguments alone.',
    names: {
      priority: 'heuristic',
      job: 'x',
      p: 'x1',
      w: 'x2',
      d: 'x3',
      now: 'y',
      pending: 'z',
      all: 'u',
      count: 'v1',
      totalP: 'v2',
      meanP: 'v3',
      maxP: 'v4',
      totalW: 'v5',
      meanD: 'v6',
      minD: 'v7',
    },
  },
  heuristic: [
    contract({
      name: 'priority',
      doc: 'Rates a pending job; the job with the largest value is processed next.',
      parameters: {
        job: record(
          {
            p: number({ unit: time, range: [1, undefined], doc: 'processing time' }),
            w: number({ unit: 'weight', range: [1, undefined], doc: 'weight, the cost of a time unit of tardiness' }),
            d: number({ unit: time, doc: 'due date' }),
          },
          { doc: 'the pending job to rate' },
        ),
        now: number({ unit: time, range: [0, undefined], doc: 'current time, when the machine is free' }),
        pending: summary('the pending jobs', 2, 'all pending jobs in numbers, the rated one included'),
        all: summary('all jobs', 2, 'all jobs of the instance in numbers, the same at every call'),
      },
      returns: number({ doc: 'priority: the largest goes next' }),
    }),
  ],
  seed: 'WSPT',
  // 20 times AU, the slowest shipped rule, and what a cold start takes.
  allowance: ({ p }) => 10 + 4e-4 * p.length ** 2,
  baselines: [
    { name: 'EDD', file: 'edd.js', source: 'Jackson 1955' },
    { name: 'WSPT', file: 'wspt.js', source: 'Smith 1956' },
    { name: 'MDD', file: 'mdd.js', source: 'Baker and Bertrand 1982' },
    { name: 'WMDD', file: 'wmdd.js', source: 'Kanet and Li 2004' },
    { name: 'COVERT', file: 'covert.js', source: 'Carroll 1965, k = 2' },
    { name: 'ATC', file: 'atc.js', source: 'Vepsalainen and Morton 1987, k = 2' },
    { name: 'AU', file: 'au.js', source: 'Potts and Van Wassenhove 1991, k by the tardiness factor' },
  ],
})
export default problem
