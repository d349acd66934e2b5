/** Solutions themselves, for drawings: what a program makes of single instances, parsed and scored on the host. */

import { resultChecks } from '../problem/result-checks.ts'
import type { LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import type { Sandbox } from '../sandbox/verdict.ts'
import { contentHash } from '../problem/content-hash.ts'
import { blockCpuMs } from './block-cpu-ms.ts'
import { readDiagnosed } from './diagnostics.ts'

/** One solved instance, or why there is no solution. */
export type Solved =
  | { readonly kind: 'solved'; readonly id: string; readonly solution: unknown; readonly objective: number }
  | { readonly kind: 'failed'; readonly id: string; readonly detail: string }

export type SolveOptions = {
  readonly sandbox: Sandbox
  readonly memoryMb: number
  /** The driver's settings that override the problem's defaults and the set's own. Default: none. */
  readonly settings?: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal
}

/** Runs the program on the instances at these positions of a set, each apart from the others. */
export const solveInstances = async (
  problem: LoadedProblem,
  source: string,
  set: LoadedSet,
  positions: readonly number[],
  { sandbox, memoryMb, settings, signal }: SolveOptions,
): Promise<readonly Solved[]> => {
  const { definition, driver } = problem
  const checks = resultChecks(definition.heuristic, { team: definition.team === true })
  const seeds = set.blocks.flatMap((block) => block.seeds)
  const solveOne = async (position: number): Promise<Solved> => {
    const { id, data } = set.instances[position] as LoadedSet['instances'][number]
    const instances = [data]
    const own = [seeds[position] as number]
    const verdict = await sandbox.run(
      {
        driver,
        source,
        checks,
        block: { hash: contentHash({ data: instances, seeds: own }), instances, seeds: own },
        settings: problem.settings(set, settings),
        limits: { cpuMs: blockCpuMs(definition, instances), memoryMb },
      },
      signal === undefined ? {} : { signal },
    )
    if (verdict.kind !== 'returned') return { kind: 'failed', id, detail: `${verdict.kind}: ${verdict.detail}` }
    const [returned] = verdict.solutions
    const diagnosed = definition.diagnostics === true ? readDiagnosed(returned) : { solution: returned }
    if (typeof diagnosed === 'string') return { kind: 'failed', id, detail: diagnosed }
    try {
      const solution = definition.solution(diagnosed.solution, data)
      return { kind: 'solved', id, solution, objective: definition.objective(data, solution) }
    } catch (error) {
      return { kind: 'failed', id, detail: error instanceof Error ? error.message : String(error) }
    }
  }
  return Promise.all(positions.map(solveOne))
}
