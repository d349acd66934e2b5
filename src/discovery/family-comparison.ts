/** The discovery beside every baseline of its family, on the same instances. */

import { createEvaluator } from '../evaluation/evaluate.ts'
import { openWorkplace, type Workers } from '../evaluation/open-workplace.ts'
import type { Evaluation } from '../evaluation/evaluator.ts'
import { recordedEvaluation, type RecordedScore } from '../evaluation/recorded-evaluation.ts'
import type { LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import type { InstanceFile } from '../problem/instance-file.ts'
import { InputError } from '../problem/input-error.ts'
import { openReferenceDesk } from '../problem/references.ts'
import { listProblems, loadProblem } from '../problem/registry.ts'
import type { SandboxChoice } from '../sandbox/walls.ts'
import { packageVersion } from './versions.ts'

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

/** A problem of a family, with the set that its results stand on. */
export type Relative = { readonly problem: LoadedProblem; readonly set: LoadedSet }

/** The set of that name, or of those files, if the problem has one. */
const setOf = (
  problem: LoadedProblem,
  name: string,
  files: readonly InstanceFile[] | undefined,
): LoadedSet | undefined => {
  if (files === undefined) return problem.setNames.includes(name) ? problem.set(name) : undefined
  try {
    return problem.fileSet(files)
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}

/** The problem, and the others of its family that have the same instances under that name, or read them from those files. */
export const relativesOf = async (
  problem: LoadedProblem,
  set: LoadedSet,
  { folders, files }: { readonly folders: readonly string[]; readonly files?: readonly InstanceFile[] | undefined },
): Promise<readonly Relative[]> => {
  const { family, name } = problem.definition
  const entries = await listProblems({ folders })
  const others = await Promise.all(
    entries
      .filter((entry) => entry.family === family && entry.name !== name)
      .map(async (entry) => {
        const other = await loadProblem(entry.name, { folders })
        const own = setOf(other, set.name, files)
        return own?.hash === set.hash ? [{ problem: other, set: own }] : []
      }),
  )
  return [{ problem, set }, ...others.flat()]
}

/** Evaluates the baselines on the set, each exactly like a candidate. */
export const compareFamily = async ({
  problem,
  discovered,
  set,
  workers,
  sandbox: choice,
  memoryMb,
  folders,
  reference,
  settings = {},
  trainedOnSets = [],
  onNotice,
}: {
  readonly problem: LoadedProblem
  /** What the run recorded of its winner on the set, which is not evaluated there again. */
  readonly discovered: RecordedScore | undefined
  readonly set: LoadedSet
  readonly workers: Workers
  readonly sandbox?: SandboxChoice | undefined
  readonly memoryMb: number
  readonly folders: readonly string[]
  readonly reference?: string | undefined
  /** The driver's settings of the run's own problem. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Sets that the discovery was trained on, beside `train`. Default: none. */
  readonly trainedOnSets?: readonly string[]
  /** Told, in one line, what a user should know of the workers. */
  readonly onNotice?: ((notice: string) => void) | undefined
}): Promise<FamilyComparison> => {
  await using workplace = await openWorkplace({ workers, sandbox: choice, heuristica: packageVersion(), onNotice })
  const evaluatorFor = (one: LoadedProblem): ReturnType<typeof createEvaluator> =>
    createEvaluator({ problem: one, workplace, references, memoryMb, settings: one === problem ? settings : {} })
  await using references = openReferenceDesk({ problem, ...(reference !== undefined && { method: reference }) })
  const family = await relativesOf(problem, set, { folders })
  const named = family.flatMap(({ problem: one, set: own }) => {
    const evaluator = evaluatorFor(one)
    return one.baselines.map(({ name, text, trainedOnSets = [] }) => ({
      name,
      fitted: trainedOnSets.includes(set.name),
      run: () => evaluator.evaluate(text, own),
    }))
  })
  const unique = [...new Map(named.toReversed().map((baseline) => [baseline.name, baseline])).values()].toReversed()
  const evaluations = await Promise.all(unique.map(({ run }) => run()))
  const known = await references.references(set.instances.map(({ data }) => data))
  return {
    discovered: discovered && {
      heuristic: 'discovered',
      evaluation: recordedEvaluation(set, discovered, known, problem.definition.metric),
      fitted: trainedOnSets.includes(set.name),
    },
    baselines: unique.map(({ name, fitted }, index) => ({
      heuristic: name,
      evaluation: evaluations[index] as Evaluation,
      fitted,
    })),
  }
}
