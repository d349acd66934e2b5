/** Total tardiness by a whole sequence at once: the contract of the study that this family follows. */

import { contract, defineProblem, permutation, type ProblemDefinition, vector } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'

const study = 'Cetinkaya, Buyuktahtakin, Shojaee, Reddy 2025, arXiv:2510.24013'
const studyInstances = '10,000 random instances of 25 jobs'

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'tardiness/sequence',
  title: 'Single-machine total tardiness (1 || ΣTj): a constructive algorithm',
  brief: `${familyBrief}

You write the whole algorithm: a function that gets all processing times and due dates as plain arrays and returns the order in which the jobs are processed, as job indices from 0, each exactly once. The arrays are copies. Constructive and improving steps are both welcome, as long as their work is bounded by a small polynomial: about n³ elementary steps for n jobs fit into the time allowed. The result must depend on the arguments alone.`,
  knowledge: `${familyKnowledge}
- PSK (Panwalkar, Smith, Koulamas 1993) scans the jobs in order of processing time and passes over a job only while it can wait; it is about as good as modified due dates.
- Improving while building pays: after each appended job, moving the one earlier job to the end of the partial order whose move helps most brings modified due dates from 0.8 % to 0.55 % above the optimum, and MDDC to 0.5 %.
- Moving a long job later past several shorter ones is the move that single-pass rules miss.`,
  heuristic: [
    contract({
      name: 'sequence',
      doc: 'Orders all jobs on the machine.',
      parameters: {
        p: vector('jobs', { unit: 'time units', range: [1, undefined], doc: 'processing times' }),
        d: vector('jobs', { unit: 'time units', doc: 'due dates' }),
      },
      returns: permutation('jobs', { doc: 'job indices in the order of processing' }),
    }),
  ],
  seed: 'EDD',
  // 20 times AugMDDC, the slowest shipped algorithm, and what a cold start takes.
  allowance: ({ p }) => 20 + 1.2e-5 * p.length ** 3,
  baselines: [
    { name: 'EDD', file: 'edd.js', source: 'Jackson 1955' },
    { name: 'EDDC', file: 'eddc.js', source: study, trainedOn: studyInstances },
    { name: 'MDD', file: 'mdd.js', source: 'Baker and Bertrand 1982' },
    { name: 'MDDC', file: 'mddc.js', source: study, trainedOn: studyInstances },
    { name: 'PSK', file: 'psk.js', source: 'Panwalkar, Smith, Koulamas 1993' },
    { name: 'NBR', file: 'nbr.js', source: 'after Holsenback and Russell 1992' },
    { name: 'AugMDD', file: 'aug-mdd.js', source: study },
    { name: 'AugMDDC', file: 'aug-mddc.js', source: study, trainedOn: studyInstances },
  ],
})
export default problem
