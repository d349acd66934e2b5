/** The discovery beside every baseline of its family, on the same instances. */

import { createEvaluator } from '../evaluation/evaluate.ts'
import { evaluateBothOrders } from '../evaluation/both-orders.ts'
import type { Evaluation } from '../evaluation/evaluator.ts'
import type { LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { openReferenceDesk } from '../problem/references.ts'
import { listProblems, loadProblem } from '../problem/registry.ts'
import { createSandbox } from '../sandbox/pool.ts'
import type { SandboxChoice } from '../sandbox/walls.ts'

export type ComparedHeuristic = {
  readonly heuristic: string
  readonly evaluation: Evaluation
  /** It was fitted to instances of this set. */
  readonly fitted: boolean
}

export type FamilyComparison = {
  /** Undefined where nothing was discovered. */
  readonly discovered: ComparedHeuristic | undefined
  /** Baselines of all problems of the family; one name stands once, the run's own problem first. */
  readonly baselines: readonly ComparedHeuristic[]
}

/** The problems of the family whose set of that name holds the same instances as the run's. */
const relatives = async (
  problem: LoadedProblem,
  set: LoadedSet,
  folders: readonly string[],
): Promise<LoadedProblem[]> => {
  const { family, name } = problem.definition
  const entries = await listProblems({ folders })
  const others = await Promise.all(
    entries
      .filter((entry) => entry.family === family && entry.name !== name)
      .map((entry) => loadProblem(entry.name, { folders })),
  )
  return [
    problem,
    ...others.filter((other) => other.setNames.includes(set.name) && other.set(set.name).hash === set.hash),
  ]
}

/** Evaluates everything on the set, each program exactly like a candidate. */
export const compareFamily = async ({
  problem,
  source,
  set,
  workers,
  sandbox: choice,
  memoryMb,
  folders,
  reference,
  settings = {},
  trainedOnSets = [],
}: {
  readonly problem: LoadedProblem
  /** The discovered program. */
  readonly source: string | undefined
  readonly set: LoadedSet
  readonly workers: number
  readonly sandbox?: SandboxChoice | undefined
  readonly memoryMb: number
  readonly folders: readonly string[]
  readonly reference?: string | undefined
  /** The driver's settings of the run's own problem. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Sets that the discovery was trained on, beside `train`. Default: none. */
  readonly trainedOnSets?: readonly string[]
}): Promise<FamilyComparison> => {
  await using sandbox = createSandbox({ workers, sandbox: choice })
  const evaluatorFor = (one: LoadedProblem): ReturnType<typeof createEvaluator> =>
    createEvaluator({ problem: one, sandbox, references, memoryMb, settings: one === problem ? settings : {} })
  await using references = openReferenceDesk({ problem, ...(reference !== undefined && { method: reference }) })
  const family = await relatives(problem, set, folders)
  const named = family.flatMap((one) => {
    const evaluator = evaluatorFor(one)
    return one.baselines.map(({ name, text, trainedOnSets = [] }) => ({
      name,
      fitted: trainedOnSets.includes(set.name),
      run: () => evaluator.evaluate(text, one === problem ? set : set.name),
    }))
  })
  const unique = [...new Map(named.toReversed().map((baseline) => [baseline.name, baseline])).values()].toReversed()
  const [evaluation, ...evaluations] = await Promise.all([
    source === undefined ? undefined : evaluateBothOrders(evaluatorFor(problem), source, set),
    ...unique.map(({ run }) => run()),
  ])
  return {
    discovered:
      evaluation === undefined
        ? undefined
        : { heuristic: 'discovered', evaluation, fitted: trainedOnSets.includes(set.name) },
    baselines: unique.map(({ name, fitted }, index) => ({
      heuristic: name,
      evaluation: evaluations[index] as Evaluation,
      fitted,
    })),
  }
}
