/** Looks up what a cell names: its problem, program, set, settings and streams, or why it is left out. */

import { InputError } from '../problem/input-error.ts'
import { blocksOfStream } from '../problem/load-set.ts'
import type { LoadedBlock, LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { insteadOf } from '../problem/near-names.ts'
import { missingData } from '../problem/public-data.ts'
import type { MeasuredCell } from '../problem/reproduce-cell.ts'

type Settings = Readonly<Record<string, unknown>>

/** A cell that can be run. */
export type Prepared = {
  readonly kind: 'ready'
  readonly cell: MeasuredCell
  readonly problem: LoadedProblem
  readonly source: string
  /** The heuristic was fitted to instances of this set. */
  readonly trainedHere: boolean
  readonly set: LoadedSet
  /** The set's instances that count. */
  readonly positions: readonly number[]
  /** The driver's settings, complete; one or several. */
  readonly variants: readonly Settings[]
  /** The set's blocks with the seeds of each stream. */
  readonly streams: readonly (readonly LoadedBlock[])[]
  /** CPU milliseconds that candidates would be allowed, which says roughly how long it takes. */
  readonly cost: number
}

export type LeftOut = { readonly kind: 'left out'; readonly cell: MeasuredCell; readonly reason: string }

const programOf = (
  { heuristic, set }: MeasuredCell,
  { definition: { name }, baselines, setNames }: LoadedProblem,
): { readonly source: string; readonly trainedHere: boolean } => {
  const baseline = baselines.find((one) => one.name === heuristic)
  const names = baselines.map((one) => one.name)
  if (baseline === undefined)
    throw new InputError(`${name} has no baseline '${heuristic}'; ${insteadOf(heuristic, names)}`)
  if (!setNames.includes(set)) throw new InputError(`${name} has no set '${set}'; ${insteadOf(set, setNames)}`)
  return { source: baseline.text, trainedHere: baseline.trainedOnSets?.includes(set) ?? false }
}

const variantsOf = ({ settings = {} }: MeasuredCell): readonly Settings[] =>
  Array.isArray(settings) ? (settings as readonly Settings[]) : [settings as Settings]

/** Throws InputError for a name that the problem does not have; leaves out a set whose public files are not here, or with an instance larger than `mostSize`. */
export const prepareCell = (cell: MeasuredCell, problem: LoadedProblem, mostSize: number): Prepared | LeftOut => {
  const { definition } = problem
  const { source, trainedHere } = programOf(cell, problem)
  const missing = missingData(definition.sets[cell.set] ?? {})
  if (missing !== undefined) return { kind: 'left out', cell, reason: missing }
  const set = problem.set(cell.set)
  const largest = set.instances.reduce((most, { data }) => Math.max(most, definition.size(data)), 0)
  if (largest > mostSize) return { kind: 'left out', cell, reason: `it has instances of size ${largest}` }
  const positions = [...set.instances.keys()].filter(
    (at) => cell.groups?.includes(set.instances[at]?.group ?? '') ?? true,
  )
  if (positions.length === 0)
    throw new InputError(`${cell.problem}: no instance of '${cell.set}' is in a group ${cell.groups?.join(', ')}`)
  const variants = variantsOf(cell).map((settings) => problem.settings(set, settings))
  const streams = Array.from({ length: cell.streams ?? 1 }, (_, stream) => blocksOfStream(set, stream))
  const allowed = set.instances.reduce((sum, { data }) => sum + definition.allowance(data), 0)
  const cost = allowed * variants.length * streams.length
  return { kind: 'ready', cell, problem, source, trainedHere, set, positions, variants, streams, cost }
}
