/** Where a program's work goes: how often each of its lines is executed on some instances, counted in the sandbox. */

import { countsName, withLineCounts } from '../candidate/count-lines.ts'
import { contentHash } from '../problem/content-hash.ts'
import type { LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { resultChecks } from '../problem/result-checks.ts'
import type { ModuleGraph } from '../sandbox/job.ts'
import { blockCpuMs } from './block-cpu-ms.ts'
import type { SolveOptions } from './solve-instances.ts'

/** Counting makes a program slower; the limit is this many times the usual. */
const slowdown = 10

/** The driver, with the counts of the candidate as its answer. */
const counting = (driver: ModuleGraph): ModuleGraph => ({
  entry: 'counting',
  modules: {
    ...driver.modules,
    counting: {
      source: `import { solve as inner } from 'inner'
export const solve = (instance, heuristic, random, settings) => {
  inner(instance, heuristic, random, settings)
  return heuristic.${countsName}()
}`,
      imports: { inner: driver.entry },
    },
  },
  hash: `counting ${driver.hash}`,
})

/**
 * Executions of each line, from the first, over the instances at these positions; undefined where the program fails with counters in it.
 * The candidate could forge them: they are for showing, never for deciding.
 */
export const executedLines = async (
  problem: LoadedProblem,
  source: string,
  set: LoadedSet,
  positions: readonly number[],
  { sandbox, memoryMb, settings, signal }: SolveOptions,
): Promise<readonly number[] | undefined> => {
  const counted = withLineCounts(source)
  if (counted === undefined) return undefined
  const { definition, driver } = problem
  const allSeeds = set.blocks.flatMap((block) => block.seeds)
  const instances = positions.map((position) => set.instances[position]?.data)
  const seeds = positions.map((position) => allSeeds[position] as number)
  const verdict = await sandbox.run(
    {
      driver: counting(driver),
      source: counted,
      checks: [
        ...resultChecks(definition.heuristic, { team: definition.team === true }),
        { name: countsName, parameters: 0, returns: 'vector' },
      ],
      block: { hash: contentHash({ data: instances, seeds }), instances, seeds },
      settings: problem.settings(set, settings),
      limits: { cpuMs: slowdown * blockCpuMs(definition, instances), memoryMb },
    },
    signal === undefined ? {} : { signal },
  )
  // Counts go on from instance to instance.
  const last = verdict.kind === 'returned' ? verdict.solutions.at(-1) : undefined
  return last instanceof Float64Array && last.length === source.split('\n').length ? [...last] : undefined
}
