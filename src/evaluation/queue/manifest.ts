/** What a run tells workers before any job: which problem it is, and what it runs on; a worker that differs refuses. */

import { z } from 'zod'
import type { LoadedProblem } from '../../problem/loaded-problem.ts'

/** Everything beside the tasks themselves that can change an objective. */
export type Manifest = {
  readonly problem: string
  /** Hash over the problem's modules, driver and baselines. */
  readonly problemVersion: string
  /** Heap of an isolate, in megabytes. */
  readonly memoryMb: number
  /** Version of this package. */
  readonly heuristica: string
  readonly node: string
  readonly v8: string
  readonly architecture: string
}

const text = z.string().max(200)

const shape: z.ZodType<Manifest> = z.strictObject({
  problem: text,
  problemVersion: text,
  memoryMb: z.int().min(1).max(4096),
  heuristica: text,
  node: text,
  v8: text,
  architecture: text,
})

/** Parses a manifest; undefined where it is none. */
export const parseManifest = (json: string): Manifest | undefined => {
  try {
    return shape.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}

/** The manifest that this process would write. */
export const manifestOf = (
  problem: LoadedProblem,
  { memoryMb, heuristica }: { readonly memoryMb: number; readonly heuristica: string },
): Manifest => ({
  problem: problem.definition.name,
  problemVersion: problem.version,
  memoryMb,
  heuristica,
  node: process.versions.node,
  v8: process.versions.v8,
  architecture: process.arch,
})

const major = (version: string): string => version.split('.')[0] as string

/**
 * Why a process that would write `mine` must not serve a run that wrote `theirs`; undefined where it may. Functions of Math differ in their
 * last digits between versions of V8 and between architectures; what else a version of Node brings along does so by its major number.
 */
export const refusalOf = (theirs: Manifest, mine: Manifest): string | undefined => {
  if (theirs.heuristica !== mine.heuristica)
    return `it is heuristica ${mine.heuristica}, the run's is ${theirs.heuristica}; install the same version`
  if (theirs.v8 !== mine.v8 || major(theirs.node) !== major(mine.node))
    return `it has Node ${mine.node} with V8 ${mine.v8}, the run has ${theirs.node} with ${theirs.v8}; install the same Node`
  if (theirs.architecture !== mine.architecture)
    return `its processor is ${mine.architecture}, the run's ${theirs.architecture}; numbers may differ between them`
  if (theirs.problemVersion !== mine.problemVersion)
    return `its problem ${mine.problem} has other files than the run's; install the same and restart the worker`
  return undefined
}
