/** The seam between evaluators and where blocks are run: children of this process, or workers behind a queue. */

import type { LoadedBlock, LoadedProblem } from '../problem/loaded-problem.ts'
import type { BlockOutcome } from './score-block.ts'

/** The sandbox failed over and over: our fault or the machine's, never the candidate's. */
export class SandboxFailed extends Error {
  override name = 'SandboxFailed' as const
}

/** One program on one block. */
export type BlockTask = {
  readonly source: string
  readonly block: LoadedBlock
  /** Hand the instances in from last to first. */
  readonly reverse: boolean
  /** The driver's settings, complete. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** Runs a block and scores what came back; rejects only with the signal's reason, with `SandboxFailed`, or with an error of the problem's own. */
export type RunBlock = (task: BlockTask, signal: AbortSignal) => Promise<BlockOutcome>

/** One block, and programs that differ in the values of their constants: `source` exports the function that makes them (`makerName`). */
export type MembersTask = BlockTask & { readonly vectors: readonly (readonly number[])[] }

/** Runs the members of a generation as if each had run alone; their outcomes in the order of the vectors. Rejects as `RunBlock` does. */
export type RunMembers = (task: MembersTask, signal: AbortSignal) => Promise<readonly BlockOutcome[]>

/** Where blocks are run. An outcome is a function of task, problem and memory alone, whoever ran it. */
export interface Workplace extends AsyncDisposable {
  /** `memoryMb` is the heap of a candidate's isolate. */
  blocksOf(problem: LoadedProblem, memoryMb: number): RunBlock
  /** The same for generations, and how many of their jobs are run at once; undefined where every program is a job of its own. */
  readonly membersOf?: (
    problem: LoadedProblem,
    memoryMb: number,
  ) => { readonly run: RunMembers; readonly atOnce: number }
}
