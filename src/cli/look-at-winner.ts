/** Looks into a winner for its report: whose decisions it shares, which of its lines run, what its solutions look like. */

import { executedLines } from '../evaluation/executed-lines.ts'
import { shareDecisions } from '../evaluation/shared-decisions.ts'
import { solveInstances } from '../evaluation/solve-instances.ts'
import type { LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { naturalValue } from '../problem/natural-value.ts'
import type { RunReport } from '../report/run-report.ts'
import type { Sandbox } from '../sandbox/verdict.ts'

/** Where a program is run to be looked at. */
export type Looking = {
  readonly sandbox: Sandbox
  readonly memoryMb: number
  readonly settings: Readonly<Record<string, unknown>>
}

/** At most so many instances are drawn. */
const mostDrawn = 3

/** The first instances of different groups, of all where there are too few groups. */
const toDraw = (set: LoadedSet): readonly number[] => {
  const groups = new Set<string>()
  const firsts = set.instances.flatMap(({ group }, at) => (groups.has(group) ? [] : (groups.add(group), [at])))
  const places = firsts.length >= mostDrawn ? firsts : [...set.instances.keys()]
  return places.slice(0, mostDrawn)
}

/** Shares of a program's decisions, most alike first; where a decision cannot be seen, of whole solutions. */
export const decisionsOf = async (
  source: string,
  problem: LoadedProblem,
  looking: Looking,
): Promise<RunReport['decisions']> => {
  const baselines = problem.baselines.map(({ name, text }) => ({ name, source: text }))
  const shared = await shareDecisions(source, baselines, { problem, set: problem.set('validation'), ...looking })
  return shared
    .flatMap(({ baseline, solutions, decisions }) => {
      const { same, of } = decisions ?? solutions
      return of === 0 ? [] : [[baseline, same / of] as const]
    })
    .toSorted((a, b) => b[1] - a[1])
}

/** Pictures of its solutions of a few instances; none where the problem has no picture. */
export const drawingsOf = async (
  problem: LoadedProblem,
  source: string,
  set: LoadedSet,
  looking: Looking,
): Promise<RunReport['drawings']> => {
  const { definition } = problem
  if (definition.draw === undefined) return []
  const solved = await solveInstances(problem, source, set, toDraw(set), looking)
  return solved.flatMap((one) => {
    const instance = set.instances.find(({ id }) => id === one.id)?.data
    if (one.kind === 'failed') return []
    const value = definition.objective(instance, one.solution)
    return [
      {
        caption: `${one.id}: ${naturalValue(definition)(value).toLocaleString('en')}`,
        svg: definition.draw?.(instance, one.solution) ?? '',
      },
    ]
  })
}

/** How often each of its lines runs on the first instances of the train set; null where that cannot be seen. */
export const executionsOf = async (
  source: string,
  problem: LoadedProblem,
  looking: Looking,
): Promise<readonly number[] | null> => {
  const train = problem.set('train')
  const racing = train.blocks[0]?.instances.length ?? 1
  return (await executedLines(problem, source, train, [...Array.from({ length: racing }).keys()], looking)) ?? null
}
