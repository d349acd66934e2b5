/** What a run evaluates on: a sandbox and references of its own, or what its host brings. */

import { createEvaluator } from '../evaluation/evaluate.ts'
import type { Evaluator } from '../evaluation/evaluator.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { openReferenceDesk } from '../problem/references.ts'
import { createSandbox } from '../sandbox/pool.ts'
import type { SandboxChoice, Walls } from '../sandbox/walls.ts'
import type { RunConfiguration } from './configuration.ts'

/** The evaluator, with the walls that its candidates run behind; undefined where the host brings it. */
export type OpenEvaluation = { readonly evaluator: Evaluator; readonly walls: Walls | undefined } & AsyncDisposable

export const openEvaluation = async (
  host: {
    readonly problem: LoadedProblem
    readonly workers: number
    readonly sandbox?: SandboxChoice | undefined
    readonly evaluator?: Evaluator
  },
  { reference, memoryMb, settings }: RunConfiguration,
): Promise<OpenEvaluation> => {
  const { problem, workers } = host
  if (host.evaluator !== undefined) {
    return { evaluator: host.evaluator, walls: undefined, [Symbol.asyncDispose]: () => Promise.resolve() }
  }
  await using resources = new AsyncDisposableStack()
  const sandbox = resources.use(createSandbox({ workers, sandbox: host.sandbox }))
  const references = resources.use(
    openReferenceDesk({ problem, ...(reference !== undefined && { method: reference }) }),
  )
  const walls = await sandbox.walls()
  const open = resources.move()
  return {
    evaluator: createEvaluator({ problem, sandbox, references, memoryMb, settings }),
    walls,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  }
}
