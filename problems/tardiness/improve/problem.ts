/** Total tardiness by iterated local search: the heuristic scores moves. */

import { contract, defineProblem, number, type ProblemDefinition, record, z } from 'heuristica/problem'
import { familyBrief, familyKnowledge } from '../brief.ts'
import { family } from '../family.ts'
import type { Instance } from '../instance.ts'
import { setOf, setRecipes } from '../instances.ts'

const time = 'time units'
const search = 'M. den Besten, T. Stützle, M. Dorigo 2001, here without weights'

const problem: ProblemDefinition<Instance, Int32Array> = defineProblem({
  ...family,
  name: 'tardiness/improve',
  title: 'Single-machine total tardiness (1 || ΣTj): which move an iterated local search makes',
  brief: `${familyBrief}

You write the score of a move in an iterated local search. The search starts from the schedule of the modified-due-date rule and makes a fixed number of iterations, 20 unless told otherwise. In each, every move of the current schedule is scored: every insertion (one job is taken out and put in elsewhere; the jobs between shift by one place) and every swap of two jobs that are not neighbours. The move with the largest score is made, whether it improves the schedule or not, as long as its score is above zero. If no score is above zero, the search returns to the best schedule so far and disturbs it by four random insertions, which costs the iteration. The best schedule met is the result. There are about 1.5 n² moves in an iteration, so the score should be a short calculation without loops, and must depend on its arguments alone.`,
  knowledge: `${familyKnowledge}
- −move.delta is steepest descent: it makes the best improving move, and leaves it to the random insertions to escape from a local optimum.
- Iterations are scarce: a move that gains a little less but leaves the schedule better placed for what follows can be worth more. Short moves disturb less.
- A rule may give worsening moves a score above zero, for instance early on (search.progress) or when nothing was found for long (search.stalled); nothing keeps it from undoing such a move in the next iteration but the rule itself.`,
  heuristic: [
    contract({
      name: 'score',
      doc: 'Scores a move; the move with the largest score above zero is made.',
      parameters: {
        move: record(
          {
            delta: number({ unit: time, doc: 'change of total tardiness; below zero it improves' }),
            isSwap: number({ range: [0, 1], doc: '1 for a swap, 0 for an insertion' }),
            distance: number({ unit: 'places', doc: 'how far the job moves; above zero, to a later place' }),
            p: number({ unit: time, range: [1, undefined], doc: 'processing time of the job that moves' }),
            d: number({ unit: time, doc: 'its due date' }),
            completion: number({ unit: time, range: [1, undefined], doc: 'when it is finished now' }),
            otherP: number({
              unit: time,
              range: [1, undefined],
              doc: 'processing time of the job that is now where it moves to',
            }),
            otherD: number({ unit: time, doc: 'due date of that job' }),
            otherCompletion: number({ unit: time, range: [1, undefined], doc: 'when that job is finished now' }),
          },
          { doc: 'the move' },
        ),
        search: record(
          {
            jobs: number({ unit: 'jobs', range: [2, undefined], doc: 'number of jobs' }),
            progress: number({ range: [0, 1], doc: 'share of the iterations that are over' }),
            total: number({ unit: time, range: [0, undefined], doc: 'total tardiness of the current schedule' }),
            best: number({ unit: time, range: [1, undefined], doc: 'total tardiness of the best schedule so far' }),
            stalled: number({ unit: 'iterations', range: [0, undefined], doc: 'iterations since the best was found' }),
          },
          { doc: 'how the search stands' },
        ),
      },
      returns: number({ doc: 'score: the largest is made if above 0' }),
    }),
  ],
  seed: 'steepest descent',
  // An evaluation costs some hundred times that of a dispatching rule, so the sets are smaller ones of the same instances.
  sets: {
    ...family.sets,
    train: setOf(setRecipes['train']?.slice(0, 75) ?? []),
    test: setOf(setRecipes['test']?.slice(0, 50) ?? []),
  },
  settings: z.object({
    iterations: z.int().min(1).max(100_000).default(20).describe('moves and disturbances'),
    start: z.enum(['MDD', 'EDD', 'SPT']).default('MDD').describe('the rule whose schedule the search starts from'),
    strength: z.int().min(1).max(1000).default(4).describe('random insertions in a disturbance'),
  }),
  stochastic: true,
  // 20 times the slowest shipped rule at the default number of iterations, and what a cold start takes.
  allowance: ({ p }) => 50 + 0.02 * p.length ** 2,
  baselines: [
    { name: 'steepest descent', file: 'steepest-descent.js', source: search },
    { name: 'insertions', file: 'insertions.js', source: `${search}: insertions alone` },
    { name: 'swaps', file: 'swaps.js', source: `${search}: interchanges alone` },
    { name: 'disturb only', file: 'disturb-only.js', source: 'random insertions around the best schedule' },
  ],
  rivals: ['steepest descent'],
})
export default problem
