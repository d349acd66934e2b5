/** What a run evaluates on: workers and references of its own, or what its host brings. */

import { createEvaluator } from '../evaluation/evaluate.ts'
import type { Evaluator } from '../evaluation/evaluator.ts'
import { openWorkplace, type Workers } from '../evaluation/open-workplace.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { openReferenceDesk } from '../problem/references.ts'
import type { SandboxChoice } from '../sandbox/walls.ts'
import type { RunConfiguration } from './configuration.ts'
import { packageVersion } from './versions.ts'

export type OpenEvaluation = {
  readonly evaluator: Evaluator
  /** For another problem, in the same place and with its own defaults. */
  readonly evaluatorOf: (problem: LoadedProblem) => Evaluator
} & AsyncDisposable

export const openEvaluation = async (
  host: {
    readonly problem: LoadedProblem
    readonly workers: Workers
    readonly sandbox?: SandboxChoice | undefined
    readonly evaluator?: Evaluator
    readonly onNotice?: ((notice: string) => void) | undefined
  },
  { reference, memoryMb, settings }: RunConfiguration,
  {
    name,
    onWalls,
  }: {
    /** Of the run on a queue. */
    readonly name: string
    /** Told of the walls that candidates run behind; never where the host brings the evaluator. */
    readonly onWalls: (walls: string) => void
  },
): Promise<OpenEvaluation> => {
  const { problem, workers, sandbox, onNotice, evaluator } = host
  if (evaluator !== undefined)
    return { evaluator, evaluatorOf: () => evaluator, [Symbol.asyncDispose]: () => Promise.resolve() }
  await using resources = new AsyncDisposableStack()
  const workplace = resources.use(
    await openWorkplace({ workers, sandbox, name, heuristica: packageVersion(), onNotice, onWalls }),
  )
  const references = resources.use(
    openReferenceDesk({ problem, ...(reference !== undefined && { method: reference }) }),
  )
  const open = resources.move()
  return {
    evaluator: createEvaluator({ problem, workplace, references, memoryMb, settings }),
    evaluatorOf: (other) =>
      createEvaluator({
        problem: other,
        workplace,
        references: open.use(openReferenceDesk({ problem: other })),
        memoryMb,
      }),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  }
}
