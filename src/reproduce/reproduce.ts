/** Makes published numbers again: every cell's heuristic on its set, in the sandbox, on all cores. */

import { localWorkplace } from '../evaluation/local-workplace.ts'
import { cacheBlocks, type CachedRunBlock } from '../evaluation/run-block.ts'
import { naturalValue } from '../problem/natural-value.ts'
import { contentHash } from '../problem/content-hash.ts'
import type { LoadedBlock, LoadedProblem } from '../problem/loaded-problem.ts'
import { openReferenceDesk, type ReferenceDesk } from '../problem/references.ts'
import type { MeasuredCell, UnavailableCell, ReproduceCell } from '../problem/reproduce-cell.ts'
import { createSandbox } from '../sandbox/pool.ts'
import { lifetimeCpuS } from '../sandbox/walls.ts'
import { allowedDistance, measure, type Measured, type Objectives } from './cell-number.ts'
import { prepareCell, type LeftOut, type Prepared } from './prepare-cell.ts'

/** What became of a cell. */
export type CellResult =
  | ({
      readonly kind: 'measured'
      readonly cell: MeasuredCell
      /** Whether ours is within the tolerance. */
      readonly agrees: boolean
      /** What the number is relative to; undefined for a mean objective. */
      readonly against: string | undefined
      /** The heuristic was fitted to instances of this set. */
      readonly trainedHere: boolean
    } & Measured)
  | { readonly kind: 'failed'; readonly cell: MeasuredCell; readonly reason: string }
  | LeftOut
  | { readonly kind: 'unavailable'; readonly cell: UnavailableCell }

export type ReproduceOptions = {
  /** Loads a problem by name. */
  readonly load: (name: string) => Promise<LoadedProblem>
  /** Child processes that evaluate, and threads that compute references. */
  readonly workers: number
  /** Leaves out sets with an instance larger than this. Default: no limit. */
  readonly mostSize?: number
  /** Told of each cell as it is done. */
  readonly onDone?: (result: CellResult) => void
}

const memoryMb = 512

/** So many instances a job at most, so that a long cell is spread over the cores. */
const mostInstances = 8

/** Baselines are trusted: a job of theirs may use all the time that a child of the sandbox has. */
const withoutLimits = (problem: LoadedProblem): LoadedProblem => {
  const allowance = (): number => (lifetimeCpuS * 1000) / 2 / mostInstances
  return { ...problem, definition: { ...problem.definition, allowance } }
}

const cut = (block: LoadedBlock): readonly LoadedBlock[] =>
  Array.from({ length: Math.ceil(block.instances.length / mostInstances) }, (_, part) => {
    const from = part * mostInstances
    const instances = block.instances.slice(from, from + mostInstances)
    const seeds = block.seeds.slice(from, from + mostInstances)
    return { from: block.from + from, instances, seeds, hash: contentHash({ data: instances, seeds }) }
  })

/** One program on a whole set: its objectives, or why there are none. */
const runSet = async (
  runBlock: CachedRunBlock,
  source: string,
  blocks: readonly LoadedBlock[],
  settings: Readonly<Record<string, unknown>>,
): Promise<readonly number[] | string> => {
  const run = (block: LoadedBlock): ReturnType<CachedRunBlock> =>
    runBlock({ source, block, reverse: false, settings }, undefined)
  const outcomes = await Promise.all(blocks.flatMap(cut).map(run))
  const failed = outcomes.find((outcome) => outcome.kind === 'failed')
  if (failed !== undefined) return `${failed.verdict.kind}: ${failed.verdict.detail}`
  return outcomes.flatMap((outcome) => (outcome.kind === 'scored' ? [...outcome.objectives] : []))
}

/** A desk for each problem and method, open until all are disposed. */
const openDesks = (cores: number): ((problem: LoadedProblem, method: string) => ReferenceDesk) & AsyncDisposable => {
  const desks = new Map<string, ReferenceDesk>()
  const desk = (problem: LoadedProblem, method: string): ReferenceDesk => {
    const key = `${problem.definition.name} ${method}`
    const open = desks.get(key) ?? openReferenceDesk({ problem, method, cores })
    desks.set(key, open)
    return open
  }
  return Object.assign(desk, {
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...desks.values()].map((open) => open[Symbol.asyncDispose]()))
    },
  })
}

type References = { readonly values: number | readonly number[]; readonly against: string | undefined }

/**
 * Results in the order of the cells. Rejects with InputError where a cell names what its problem does not have; a set whose public
 * files are not here, or one that is too large, is left out with the reason.
 */
export const reproduce = async (
  cells: readonly ReproduceCell[],
  { load, workers, mostSize = Infinity, onDone = () => undefined }: ReproduceOptions,
): Promise<readonly CellResult[]> => {
  await using workplace = localWorkplace(createSandbox({ workers }))
  await using desk = openDesks(workers)
  const runners = new Map<LoadedProblem, CachedRunBlock>()
  const runnerOf = (problem: LoadedProblem): CachedRunBlock => {
    const known = runners.get(problem)
    if (known !== undefined) return known
    const unlimited = withoutLimits(problem)
    const runner = cacheBlocks(unlimited, workplace.blocksOf(unlimited, memoryMb), 4096)
    runners.set(problem, runner)
    return runner
  }

  const referencesOf = async ({ cell: { reference }, problem, set, positions }: Prepared): Promise<References> => {
    if (reference === undefined) return { values: 0, against: undefined }
    if ('value' in reference) return { values: reference.value, against: `${reference.by}, ${reference.value}` }
    const instances = positions.map((at) => set.instances[at]?.data)
    const known = await desk(problem, reference.method).references(instances)
    const kinds = [...new Set(known.map(({ kind, by }) => `${by} (${kind})`))]
    return { values: known.map(({ value }) => value), against: `${reference.method}: ${kinds.join(', ')}` }
  }

  const run = async (ready: Prepared): Promise<CellResult> => {
    const { cell, problem, source, trainedHere, positions, variants, streams } = ready
    const ofVariants = (blocks: readonly LoadedBlock[]): Promise<readonly (readonly number[] | string)[]> =>
      Promise.all(variants.map((settings) => runSet(runnerOf(problem), source, blocks, settings)))
    const [{ values, against }, runs] = await Promise.all([referencesOf(ready), Promise.all(streams.map(ofVariants))])
    const failure = runs.flat().find((one) => typeof one === 'string')
    if (failure !== undefined) return { kind: 'failed', cell, reason: failure }
    // A mean objective is published in natural values, a ratio is the same for negated ones.
    const natural = naturalValue(problem.definition)
    const shown = (objective: number): number => (cell.statistic === 'mean objective' ? natural(objective) : objective)
    const measured = measure(
      cell.statistic,
      runs.map((ran): Objectives => ({
        objectives: ran.flatMap((all) => positions.map((at) => shown((all as readonly number[])[at] as number))),
        references: typeof values === 'number' ? values : variants.flatMap(() => values),
      })),
    )
    const agrees = Math.abs(measured.value - cell.published) <= allowedDistance(cell, measured.standardError)
    return { kind: 'measured', cell, agrees, against, trainedHere, ...measured }
  }

  const names = cells.flatMap((cell) => (cell.kind === 'unavailable' ? [] : cell.problem))
  const problems = new Map(
    await Promise.all([...new Set(names)].map(async (name) => [name, await load(name)] as const)),
  )
  const prepared = cells.map((cell) =>
    cell.kind === 'unavailable'
      ? ({ kind: 'unavailable', cell } as const)
      : prepareCell(cell, problems.get(cell.problem) as LoadedProblem, mostSize),
  )
  // The longest first, so that no core is left with one at the end.
  const order = prepared.filter((one) => one.kind === 'ready').toSorted((a, b) => b.cost - a.cost)
  const measured = await Promise.all(
    order.map(async (ready) => {
      const result = await run(ready)
      onDone(result)
      return [ready, result] as const
    }),
  )
  const results = new Map<unknown, CellResult>(measured)
  return prepared.map((one) => (one.kind === 'ready' ? (results.get(one) as CellResult) : one))
}
