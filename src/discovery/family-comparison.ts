/** The discovery beside every baseline of its family, on the same instances. */

import { createEvaluator } from '../evaluation/evaluate.ts'
import { evaluateBothOrders } from '../evaluation/both-orders.ts'
import type { Evaluation } from '../evaluation/evaluator.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { openReferenceDesk } from '../problem/references.ts'
import { listProblems, loadProblem } from '../problem/registry.ts'
import { createSandbox } from '../sandbox/pool.ts'

export type ComparedHeuristic = {
  readonly name: string
  readonly evaluation: Evaluation
}

export type FamilyComparison = {
  readonly set: string
  readonly discovered: ComparedHeuristic
  /** Baselines of all problems of the family; one name stands once, the run's own problem first. */
  readonly baselines: readonly ComparedHeuristic[]
}

/** The problems of the family whose set of that name holds the same instances as the run's. */
const relatives = async (problem: LoadedProblem, set: string, folders: readonly string[]): Promise<LoadedProblem[]> => {
  const { family, name } = problem.definition
  const entries = await listProblems({ folders })
  const others = await Promise.all(
    entries
      .filter((entry) => entry.family === family && entry.name !== name)
      .map((entry) => loadProblem(entry.name, { folders })),
  )
  const { hash } = problem.set(set)
  return [problem, ...others.filter((other) => other.setNames.includes(set) && other.set(set).hash === hash)]
}

/** Evaluates everything on the set, each program exactly like a candidate. */
export const compareFamily = async ({
  problem,
  source,
  set,
  workers,
  memoryMb,
  folders,
  reference,
}: {
  readonly problem: LoadedProblem
  /** The discovered program. */
  readonly source: string
  readonly set: string
  readonly workers: number
  readonly memoryMb: number
  readonly folders: readonly string[]
  readonly reference?: string | undefined
}): Promise<FamilyComparison> => {
  await using sandbox = createSandbox({ workers })
  const evaluatorFor = (one: LoadedProblem): ReturnType<typeof createEvaluator> =>
    createEvaluator({ problem: one, sandbox, references, memoryMb })
  await using references = openReferenceDesk({ problem, ...(reference !== undefined && { method: reference }) })
  const family = await relatives(problem, set, folders)
  const named = family.flatMap((one) => {
    const evaluator = evaluatorFor(one)
    return one.baselines.map(({ name, text }) => ({ name, run: () => evaluator.evaluate(text, set) }))
  })
  const unique = [...new Map(named.toReversed().map((baseline) => [baseline.name, baseline])).values()].toReversed()
  const [evaluation, ...evaluations] = await Promise.all([
    evaluateBothOrders(evaluatorFor(problem), source, set),
    ...unique.map(({ run }) => run()),
  ])
  return {
    set,
    discovered: { name: 'discovered', evaluation },
    baselines: unique.map(({ name }, index) => ({ name, evaluation: evaluations[index] as Evaluation })),
  }
}
