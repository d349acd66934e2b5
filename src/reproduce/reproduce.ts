/** Makes published numbers again: every cell's heuristic on its set, in the sandbox, on all cores. */

import { createBlockRunner, type BlockRunner } from '../evaluation/run-block.ts'
import { contentHash } from '../problem/content-hash.ts'
import { InputError } from '../problem/input-error.ts'
import { blocksOfStream } from '../problem/load-set.ts'
import type { LoadedBlock, LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { insteadOf } from '../problem/near-names.ts'
import { missingData } from '../problem/public-data.ts'
import { openReferenceDesk, type ReferenceDesk } from '../problem/references.ts'
import type { MeasuredCell, ReproduceCell, UnavailableCell } from '../problem/reproduce-cell.ts'
import { createSandbox } from '../sandbox/pool.ts'
import { lifetimeCpuS } from '../sandbox/walls.ts'
import { allowedDistance, measure, type Measured, type Objectives } from './cell-number.ts'

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
  | { readonly kind: 'left out'; readonly cell: MeasuredCell; readonly reason: string }
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

/** Baselines are trusted: the heap is what a child's address space bears, the time what a child is kept for. */
const limits = { memoryMb: 512, cpuMs: (lifetimeCpuS * 1000) / 2 }

/** So many instances a job at most, so that a long cell is spread over the cores. */
const mostInstances = 8

const cut = (block: LoadedBlock): readonly LoadedBlock[] =>
  Array.from({ length: Math.ceil(block.instances.length / mostInstances) }, (_, part) => {
    const from = part * mostInstances
    const instances = block.instances.slice(from, from + mostInstances)
    const seeds = block.seeds.slice(from, from + mostInstances)
    return { from: block.from + from, instances, seeds, hash: contentHash({ data: instances, seeds }) }
  })

/** Which positions of the set the cell is about. */
const positionsOf = ({ groups }: MeasuredCell, set: LoadedSet): readonly number[] =>
  [...set.instances.keys()].filter((at) => groups?.includes(set.instances[at]?.group ?? '') ?? true)

/** One program on a whole set: its objectives, or why there are none. */
const runSet = async (
  run: BlockRunner,
  source: string,
  blocks: readonly LoadedBlock[],
  settings: Readonly<Record<string, unknown>>,
): Promise<readonly number[] | string> => {
  const options = { reverse: false, settings, signal: undefined }
  const outcomes = await Promise.all(blocks.flatMap(cut).map((block) => run(source, block, options)))
  const failed = outcomes.find((outcome) => outcome.kind === 'failed')
  if (failed !== undefined) return `${failed.verdict.kind}: ${failed.verdict.detail}`
  return outcomes.flatMap((outcome) => (outcome.kind === 'scored' ? [...outcome.objectives] : []))
}

/** How the references of a cell's instances are come by, and how they are called; kept open until disposed. */
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

/** The cell's set and program. Throws InputError for a name that the problem does not have. */
const partsOf = (
  cell: MeasuredCell,
  problem: LoadedProblem,
): { readonly set: () => LoadedSet; readonly source: string; readonly trainedHere: boolean } => {
  const { name, sets } = problem.definition
  const baseline = problem.baselines.find((one) => one.name === cell.heuristic)
  const names = problem.baselines.map((one) => one.name)
  if (baseline === undefined)
    throw new InputError(`${name} has no baseline '${cell.heuristic}'; ${insteadOf(cell.heuristic, names)}`)
  if (!Object.hasOwn(sets, cell.set))
    throw new InputError(`${name} has no set '${cell.set}'; ${insteadOf(cell.set, problem.setNames)}`)
  const trainedHere = baseline.trainedOnSets?.includes(cell.set) ?? false
  return { set: () => problem.set(cell.set), source: baseline.text, trainedHere }
}

const variantsOf = ({ settings = {} }: MeasuredCell): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(settings)
    ? (settings as readonly Readonly<Record<string, unknown>>[])
    : [settings as Readonly<Record<string, unknown>>]

/**
 * Results in the order of the cells. Rejects with InputError where a cell names what its problem does not have; a set whose public
 * files are not here, or one that is too large, is left out with the reason.
 */
export const reproduce = async (
  cells: readonly ReproduceCell[],
  { load, workers, mostSize = Infinity, onDone = () => undefined }: ReproduceOptions,
): Promise<readonly CellResult[]> => {
  await using sandbox = createSandbox({ workers })
  await using desk = openDesks(workers)
  const problems = new Map<string, Promise<LoadedProblem>>()
  const runners = new Map<LoadedProblem, BlockRunner>()
  const problemOf = (name: string): Promise<LoadedProblem> => {
    const loading = problems.get(name) ?? load(name)
    problems.set(name, loading)
    return loading
  }
  const runnerOf = (problem: LoadedProblem): BlockRunner => {
    const runner = runners.get(problem) ?? createBlockRunner({ problem, sandbox, ...limits, cacheBlocks: 4096 })
    runners.set(problem, runner)
    return runner
  }

  const referencesOf = async (
    { reference }: MeasuredCell,
    problem: LoadedProblem,
    instances: readonly unknown[],
  ): Promise<{ readonly values: number | readonly number[]; readonly against: string | undefined }> => {
    if (reference === undefined) return { values: 0, against: undefined }
    if ('value' in reference) return { values: reference.value, against: `${reference.by}, ${reference.value}` }
    const known = await desk(problem, reference.method).references(instances)
    const kinds = [...new Set(known.map(({ kind, by }) => `${by} (${kind})`))]
    return { values: known.map(({ value }) => value), against: `${reference.method}: ${kinds.join(', ')}` }
  }

  const runCell = async (cell: MeasuredCell, problem: LoadedProblem): Promise<CellResult> => {
    const parts = partsOf(cell, problem)
    const missing = missingData(problem.definition.sets[cell.set] ?? {})
    if (missing !== undefined) return { kind: 'left out', cell, reason: missing }
    const set = parts.set()
    const sizes = set.instances.map(({ data }) => problem.definition.size(data))
    const largest = sizes.reduce((most, size) => Math.max(most, size), 0)
    if (largest > mostSize) return { kind: 'left out', cell, reason: `it has instances of size ${largest}` }
    const positions = positionsOf(cell, set)
    if (positions.length === 0)
      throw new InputError(`${cell.problem}: no instance of '${cell.set}' is in a group ${cell.groups?.join(', ')}`)
    const chosen = positions.map((at) => set.instances[at]?.data)
    const variants = variantsOf(cell).map((settings) => problem.settings(set, settings))
    const streams = Array.from({ length: cell.streams ?? 1 }, (_, stream) => blocksOfStream(set, stream))
    const [{ values, against }, runs] = await Promise.all([
      referencesOf(cell, problem, chosen),
      Promise.all(
        streams.map((blocks) =>
          Promise.all(variants.map((settings) => runSet(runnerOf(problem), parts.source, blocks, settings))),
        ),
      ),
    ])
    const failure = runs.flat().find((one) => typeof one === 'string')
    if (failure !== undefined) return { kind: 'failed', cell, reason: failure }
    const measured = measure(
      cell.statistic,
      runs.map((ofVariants): Objectives => ({
        objectives: ofVariants.flatMap((all) => positions.map((at) => (all as readonly number[])[at] as number)),
        references: typeof values === 'number' ? values : variants.flatMap(() => values),
      })),
    )
    const agrees = Math.abs(measured.value - cell.published) <= allowedDistance(cell, measured.standardError)
    return { kind: 'measured', cell, agrees, against, trainedHere: parts.trainedHere, ...measured }
  }

  const make = async (cell: ReproduceCell): Promise<CellResult> => {
    if (cell.kind === 'unavailable') return { kind: 'unavailable', cell }
    const result = await runCell(cell, await problemOf(cell.problem))
    onDone(result)
    return result
  }
  return await Promise.all(cells.map(make))
}
