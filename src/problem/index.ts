/** The problem kit, imported as `heuristica/problem`: all that a problem's folder needs. */

// What a problem is.
export { defineProblem, Infeasible, isInfeasible } from './problem.ts'
export type { BaselineEntry, InstanceReader, ProblemDefinition, Reference } from './problem.ts'
export { InputError } from './input-error.ts'
export { z } from 'zod'

// The contract that a heuristic fulfils.
export {
  choice,
  contract,
  index,
  indices,
  list,
  lists,
  matrix,
  member,
  number,
  partition,
  permutation,
  random,
  record,
  vector,
} from './contract-builders.ts'
export type { About, Described } from './contract-builders.ts'
export { checkContract } from './check-contract.ts'
export { contractMarkdown } from './contract-markdown.ts'
export { resultChecks } from './result-checks.ts'
export type { ResultCheck } from './result-checks.ts'
export { signature } from './signature.ts'
export type { Contract, Field, ListField, Parameter, ResultType, ValueType } from './contract.ts'

// The numbers over a set.
export {
  gapOf,
  meanGap,
  meanObjective,
  medianGap,
  pooledGap,
  standardMetrics,
  worstGap,
  zeroHit,
  zeroHits,
} from './metric.ts'
export type { Metric, Scored } from './metric.ts'

// Instances, and chance.
export type { InstanceSet, NamedInstance } from './instance-set.ts'
export { mulberry32 } from './mulberry32.ts'
export type { Mulberry32 } from './mulberry32.ts'
export { deriveSeed, randomStream } from '../random.ts'
export type { Random } from '../random.ts'
export { numpyRandom } from './numpy-random.ts'
export type { NumpyRandom } from './numpy-random.ts'
export { pythonRandom } from './python-random.ts'
export type { PythonRandom } from './python-random.ts'
export { taillardRandom } from './taillard-random.ts'
export type { TaillardRandom } from './taillard-random.ts'
export { permutationOf } from './permutation-of.ts'
export { positionsOf } from './positions-of.ts'
export { readJson } from './read-json.ts'
export type { JsonLayout } from './read-json.ts'
export { readNumberRuns, readNumbers } from './read-numbers.ts'
export type { NumberInFile, NumberRun } from './read-numbers.ts'
export { publicData } from './public-data.ts'
export { drawGantt } from './draw-gantt.ts'
export type { Gantt, GanttBar } from './draw-gantt.ts'
export { tsplibCities, tsplibDimension } from './tsplib-cities.ts'
export { matrixLayouts } from './tsplib-matrix.ts'
export { tsplibLimits, tsplibSections } from './tsplib-sections.ts'

// Published numbers that are made again.
export type { CellStatistic, CellTolerance, MeasuredCell, ReproduceCell, UnavailableCell } from './reproduce-cell.ts'

// A problem with everything that its folder holds.
export type { Baseline, LoadedBlock, LoadedProblem, LoadedSet, ReferenceModule } from './loaded-problem.ts'
export type { ModuleGraph } from './module-graph.ts'
