/** Hill climbing: one parent, one child, and the better of the two goes on. */

import { z } from 'zod'
import { isScored, type Candidate } from '../candidate/candidate.ts'
import type { Strategy } from '../discovery/strategy.ts'
import { customOptions, untilSpent, type CustomOptions } from './custom-options.ts'

/** The options of `hill-climb`; the schema says what each means. */
export type HillClimbOptions = CustomOptions

const options: z.ZodType<HillClimbOptions> = z.strictObject(customOptions)

/**
 * The (1+1) evolutionary program search of Zhang et al. (2024, arXiv:2407.10873), which later studies find level with elaborate pipelines
 * (arXiv:2602.16805): the model improves the one program there is; the child takes its place unless it is worse. Beyond the publication, an
 * attempt that was not accepted is shown in the next prompt with its result or the text of its error, which also keeps prompts different.
 */
export const hillClimb: Strategy<HillClimbOptions> = {
  name: 'hill-climb',
  title: 'One parent, one child, the better one goes on; errors are fed back',
  source: '(1+1)-EPS, Zhang et al. 2024, arXiv:2407.10873',
  cost: '1 completion a program, one after the other',
  needsModel: true,
  options,
  prompts: { improve: { parent: 'candidate', attempt: 'candidate' } },

  search: (run, settings) =>
    untilSpent(run, settings, async () => {
      await run.evaluate(run.problem.seed, { operator: 'seed' })
      let [parent] = run.best(1)
      let attempt: Candidate | undefined
      while (run.budget.remains()) {
        const child = await run.propose('improve', { parent, attempt }, { repair: settings.repair })
        const isAccepted = isScored(child) && child.outcome.metric <= (parent?.outcome.metric ?? Infinity)
        if (isAccepted) parent = child
        attempt = isAccepted ? undefined : child
      }
    }),
}
