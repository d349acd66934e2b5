/** The job shop by a dispatching rule: the heuristic rates operations that compete for a machine. */

import { contract, defineProblem, number, type ProblemDefinition, record, z } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'

const time = 'time units'
const amount = (doc: string) => number({ unit: time, range: [0, undefined], doc })

const settings = z.strictObject({
  /** `non-delay`: no machine waits while it could begin an operation; `active`: Giffler and Thompson's schedules, where it may. */
  schedule: z.enum(['non-delay', 'active']).default('non-delay'),
})

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'job-shop/dispatch',
  title: 'Job shop (Jm || Cmax): a dispatching rule',
  brief: `${familyBrief}

You write the priority of a dispatching rule. A schedule is built step by step, and never changed. By default it is non-delay: the earliest moment is taken at which some machine can begin an operation, and the operations that could begin on that machine then compete for it. (With the setting schedule=active: the machine on which an operation could end first is taken, and all operations that could begin there before that end compete, so that a machine may be kept waiting for a better one.) The rule is called once for each competing operation, if there are several, and the one with the largest value goes next; ties go to the job with the smaller number. The rule sees one operation at a time with numbers about its job, and a summary of the decision in \`shop\`. It is called very often, so it should be a short calculation without loops, and must depend on its arguments alone.`,
  knowledge: `${familyKnowledge}
- As a priority, a rule that takes the smallest value is written with a minus sign: SPT is −operation.time, FDD/MWKR is −(operation.done + operation.time) / operation.remaining.`,
  anonymous: {
    brief:
      'A solution is built step by step by a procedure that you cannot see. In each step it calls the function once for every element that is eligible, with some numbers about the element in `x` and about the step in `y`, and takes the element with the largest result. What the numbers mean is not told: find out what they have to do with the score from programs and their results. The function is called very often, so it should be a short calculation without loops that depends on its arguments alone.',
    names: {
      priority: 'heuristic',
      operation: 'x',
      time: 'x1',
      arrival: 'x2',
      start: 'x3',
      done: 'x4',
      remaining: 'x5',
      left: 'x6',
      next: 'x7',
      nextQueue: 'x8',
      shop: 'y',
      now: 'y1',
      waiting: 'y2',
      machineLeft: 'y3',
      meanTime: 'y4',
      meanRemaining: 'y5',
      maxRemaining: 'y6',
    },
  },
  heuristic: [
    contract({
      name: 'priority',
      doc: 'Rates an operation that competes for a machine; the one with the largest value goes next.',
      parameters: {
        operation: record(
          {
            time: amount('processing time of the operation'),
            arrival: amount('when the operation before it in its job ended'),
            start: amount('when it could begin: the later of arrival and the end of what the machine does now'),
            done: amount('processing time of the operations of its job that are scheduled'),
            remaining: amount('processing time of the operations of its job that are not, this one included'),
            left: number({
              unit: 'operations',
              range: [1, undefined],
              doc: 'how many operations of its job are not scheduled, this one included',
            }),
            next: amount('processing time of the operation that follows in its job; 0 for the last'),
            nextQueue: amount(
              'processing time of what is next in other jobs on the machine of that following operation; 0 for the last',
            ),
          },
          { doc: 'the operation to rate' },
        ),
        shop: record(
          {
            now: amount('the earliest moment at which a competing operation could begin'),
            waiting: number({ unit: 'operations', range: [2, undefined], doc: 'how many operations compete' }),
            machineLeft: amount('processing time of all operations on the machine that are not scheduled'),
            meanTime: amount('mean processing time of those that compete'),
            meanRemaining: amount('mean of `remaining` over those that compete'),
            maxRemaining: amount('largest `remaining` of those that compete'),
          },
          { doc: 'the decision in numbers' },
        ),
      },
      returns: number({ doc: 'priority: the largest goes next' }),
    }),
  ],
  seed: 'SPT',
  settings,
  // 20 times the slowest shipped rule, and what a cold start takes.
  allowance: ({ p }) => 30 + 2e-3 * p.length ** 2 * (p[0]?.length ?? 0),
  baselines: [
    { name: 'SPT', file: 'spt.js', source: 'Smith 1956' },
    { name: 'LPT', file: 'lpt.js', source: 'Panwalkar and Iskander 1977' },
    { name: 'FIFO', file: 'fifo.js', source: 'Panwalkar and Iskander 1977' },
    { name: 'MWKR', file: 'mwkr.js', source: 'Conway, Maxwell, Miller 1967' },
    { name: 'MOPNR', file: 'mopnr.js', source: 'Conway, Maxwell, Miller 1967' },
    { name: 'FDD/MWKR', file: 'fdd-mwkr.js', source: 'Sels, Gheysen, Vanhoucke 2012' },
  ],
})
export default problem
