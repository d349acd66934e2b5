/** What tuning alone achieves: known rules with their constants tuned at a run's budget of evaluations, so that no model is credited with it. */

import { findConstants } from '../candidate/constants.ts'
import type { Evaluator } from '../evaluation/evaluator.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { randomStream } from '../random.ts'
import { tune } from '../tuning/tune.ts'

export type Control = { readonly name: string; readonly source: string }

/** The seed and the best baseline on train, each tuned on train where it has constants to tune. */
export const tunedControls = async ({
  problem,
  evaluator,
  budget,
  seed,
  trainBaselines,
  note,
}: {
  readonly problem: LoadedProblem
  readonly evaluator: Evaluator
  /** Evaluations for each. */
  readonly budget: number
  readonly seed: number
  /** Names with what they reach on train. */
  readonly trainBaselines: readonly (readonly [name: string, metric: number])[]
  readonly note: (line: string) => void
}): Promise<readonly Control[]> => {
  const tunable = trainBaselines
    .toSorted((a, b) => a[1] - b[1])
    .flatMap(([name, metric]) => {
      const baseline = problem.baselines.find((one) => one.name === name)
      return baseline === undefined || findConstants(baseline.text).length === 0 || !Number.isFinite(metric)
        ? []
        : [{ ...baseline, metric }]
    })
  const chosen = [...new Set([tunable.find(({ name }) => name === problem.seed.name), tunable[0]])]
  const controls: Control[] = []
  for (const baseline of chosen) {
    if (baseline === undefined) continue
    note(`Tuning ${baseline.name} with ${budget} evaluations, as a control`)
    const { source } = await tune(baseline.text, {
      budget,
      metric: baseline.metric,
      random: randomStream(seed, 'control', baseline.name),
      generation: (_, generation) => evaluator.evaluateGeneration(generation, 'train'),
    })
    controls.push({ name: `${baseline.name}, tuned`, source })
  }
  return controls
}
