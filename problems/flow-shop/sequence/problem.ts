/** The permutation flow shop by a constructive algorithm: the heuristic returns the whole sequence. */

import { contract, defineProblem, matrix, permutation, type ProblemDefinition } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'flow-shop/sequence',
  title: 'Permutation flow shop: a constructive algorithm',
  brief: `${familyBrief}

You write the whole algorithm: a function that gets the processing times as an array of rows, one for each job, and returns the sequence of the jobs as job numbers from 0, each exactly once. The rows are copies. Constructive and improving steps are both welcome, as long as their work is bounded by a small polynomial: about n³m elementary steps fit into the time allowed. The result must depend on the arguments alone.`,
  knowledge: `${familyKnowledge}
- All n + 1 insertions of a job into a sequence of n can be valued in O(nm) together (Taillard 1990): heads are the times at which the machines have done the first k jobs, tails what is left from the k-th on; the makespan of an insertion is the largest sum of the job's own completion after heads and the tails behind it.
- Putting inserted jobs back in once more while building, or improving by insertion at the end, halves NEH's gap.`,
  heuristic: [
    contract({
      name: 'sequence',
      doc: 'Orders all jobs.',
      parameters: {
        times: matrix('jobs', 'machines', {
          unit: 'time units',
          range: [0, undefined],
          doc: 'processing time of each job on each machine',
        }),
      },
      returns: permutation('jobs', { doc: 'job numbers in the order of the sequence' }),
    }),
  ],
  seed: 'NEH',
  // 20 times NEHFF, the slowest shipped algorithm, and what a cold start takes.
  allowance: ({ p }) => 50 + 1e-3 * p.length ** 2 * (p[0]?.length ?? 0),
  baselines: [
    { name: 'Palmer', file: 'palmer.js', source: 'Palmer 1965' },
    { name: 'CDS', file: 'cds.js', source: 'Campbell, Dudek, Smith 1970' },
    { name: 'NEH', file: 'neh.js', source: 'Nawaz, Enscore, Ham 1983' },
    { name: 'NEHFF', file: 'nehff.js', source: 'Fernandez-Viagas and Framinan 2014' },
  ],
})
export default problem
