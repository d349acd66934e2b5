/** Finds problems by name and loads them. */

export type { Baseline, LoadedBlock, LoadedProblem, LoadedSet } from './loaded-problem.ts'
