/** Directional feedback: what the last change did is turned into advice on where to go, and the next program follows it. */

import { z } from 'zod'
import { isScored, type Candidate } from '../candidate/candidate.ts'
import { formatDiff } from '../candidate/diff.ts'
import type { Run, Strategy } from '../discovery/strategy.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'

/** The options of `directional`; the schema says what each means. */
export type DirectionalOptions = CustomOptions & { readonly history: number }

const options: z.ZodType<DirectionalOptions> = z.strictObject({
  history: z.int().min(0).default(5).describe('Earlier attempts that a step is told of'),
  ...customOptions,
})

/** On how many instances a child did better and worse than its parent, in words; empty where one of them was not scored. */
const effect = (run: Run, parent: Candidate, child: Candidate): string => {
  const [before, after] = [run.objectives(parent), run.objectives(child)]
  if (before === undefined || after === undefined || before.length !== after.length) return ''
  const count = (holds: (difference: number) => boolean): number =>
    [...after].filter((value, index) => holds(value - (before[index] as number))).length
  return `Of ${after.length} instances the change helped on ${count((d) => d < 0)}, hurt on ${count((d) => d > 0)} and made no difference on ${count((d) => d === 0)}.`
}

/**
 * The importance of directional feedback (Nie et al. 2024, arXiv:2405.16434): an optimiser goes further when it is told not only how well it
 * did but where to go, and a model can synthesise that from the trace. After each program a reflection is shown what changed against its
 * parent, on which instances that helped or hurt and how the score moved, and says what to try next; the next program is asked for with
 * that advice and the last attempts. The parent is the best program so far.
 */
export const directional: Strategy<DirectionalOptions> = {
  name: 'directional',
  title: 'Advice from what each change did, instance by instance, directs the next change',
  source: 'Nie, Cheng, Kolobov and Swaminathan 2024, arXiv:2405.16434',
  cost: '2 completions a program, one after the other',
  needsModel: true,
  options,
  prompts: {
    step: { parent: 'candidate', feedback: 'text', history: 'candidates' },
    feedback: { parent: 'candidate', child: 'candidate', change: 'text', effect: 'text' },
  },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      await run.evaluate(run.problem.seed, { operator: 'seed' })
      let [parent] = run.best(1)
      let feedback = ''
      let history: readonly Candidate[] = []
      while (run.budget.remains()) {
        const child = await run.propose('step', { parent, feedback, history }, { repair: settings.repair })
        // An attempt without a program has nothing to reflect on but its failure, which the next prompt shows.
        if (parent !== undefined && child.source !== '' && run.budget.affords('propose') > 1) {
          const change = formatDiff(parent.source, child.source)
          feedback = await run.reflect('feedback', { parent, child, change, effect: effect(run, parent, child) })
        }
        history = settings.history === 0 ? [] : [...history, child].slice(-settings.history)
        if (isScored(child) && child.outcome.metric < (parent?.outcome.metric ?? Infinity)) parent = child
      }
    }),
}
