/** Total tardiness by a dispatching rule: the heuristic rates pending jobs, one decision at a time. */

import { contract, defineProblem, number, type ProblemDefinition, record } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'

const time = 'time units'

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'tardiness/dispatch',
  default: true,
  title: 'Single-machine total tardiness (1 || ΣTj): a dispatching rule',
  brief: `${familyBrief}

You write the priority of a dispatching rule. The schedule is built from the front: whenever the machine is free, at time \`now\`, the rule is called once for every job that has not been scheduled yet, and the job with the largest value goes next. Ties go to the job with the smaller d, then the smaller p. \`now\` is therefore the sum of the processing times of all jobs scheduled so far. The rule sees one job at a time, and a summary of all pending jobs (the rated one included) in \`pending\`; it cannot look at other jobs one by one. It is called about n²/2 times an instance, so it should be a short calculation without loops, and must depend on its arguments alone.`,
  knowledge: `${familyKnowledge}
- As a priority, a rule that takes the smallest value is written with a minus sign: MDD is −max(now + job.p, job.d).
- \`pending\` tells how much is at stake: totalP is the work left, so now + totalP is when the schedule ends; a job with d beyond that is never late. With count, minP, meanP and maxP it tells whether a job is long for what is left, and minD how urgent the most urgent one is.`,
  anonymous: {
    brief:
      'A solution is built step by step by a procedure that you cannot see. In each step it calls the function once for every element that is left, with the two numbers of the element in `x`, a number `y` that grows from step to step, and a summary of all elements that are left in `z`; it then takes the element with the largest result. What the numbers mean is not told: find out what they have to do with the score from programs and their results. The function is called very often, so it should be a short calculation without loops that depends on its arguments alone.',
    names: {
      priority: 'heuristic',
      job: 'x',
      p: 'x1',
      d: 'x2',
      now: 'y',
      pending: 'z',
      count: 'z1',
      totalP: 'z2',
      minP: 'z3',
      meanP: 'z4',
      maxP: 'z5',
      minD: 'z6',
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
            d: number({ unit: time, doc: 'due date' }),
          },
          { doc: 'the pending job to rate' },
        ),
        now: number({ unit: time, range: [0, undefined], doc: 'current time, when the machine is free' }),
        pending: record(
          {
            count: number({ unit: 'jobs', range: [2, undefined], doc: 'how many jobs are pending' }),
            totalP: number({ unit: time, range: [2, undefined], doc: 'total processing time of the pending jobs' }),
            minP: number({ unit: time, range: [1, undefined], doc: 'smallest processing time among them' }),
            meanP: number({ unit: time, range: [1, undefined], doc: 'mean processing time among them' }),
            maxP: number({ unit: time, range: [1, undefined], doc: 'largest processing time among them' }),
            minD: number({ unit: time, doc: 'smallest due date among them' }),
          },
          { doc: 'all pending jobs in numbers, the rated one included' },
        ),
      },
      returns: number({ doc: 'priority: the largest goes next' }),
    }),
  ],
  seed: 'EDD',
  // 20 times AU, the slowest shipped rule, and what a cold start takes.
  allowance: ({ p }) => 10 + 3e-4 * p.length ** 2,
  baselines: [
    { name: 'SPT', file: 'spt.js', source: 'Smith 1956' },
    { name: 'EDD', file: 'edd.js', source: 'Jackson 1955' },
    { name: 'MDD', file: 'mdd.js', source: 'Baker and Bertrand 1982' },
    {
      name: 'MDDC',
      file: 'mddc.js',
      source: 'Cetinkaya, Buyuktahtakin, Shojaee, Reddy 2025, arXiv:2510.24013',
      trainedOn: '10,000 random instances of 25 jobs',
    },
    { name: 'AU', file: 'au.js', source: 'Morton, Rachamadugu, Vepsalainen 1984' },
    { name: 'COVERT', file: 'covert.js', source: 'Carroll 1965' },
  ],
})
export default problem
