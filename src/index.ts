/** Heuristica as a library: define problems, discover heuristics, read runs. */

// Problems and configuration.
export { defineProblem, type ProblemDefinition } from './problem/problem.ts'
export { InputError } from './problem/input-error.ts'
export { defineConfig, type BudgetConfig, type Config } from './config/config.ts'
export type { EndpointSettings } from './models/endpoint.ts'
export type { ModelChoice } from './models/roles.ts'
export type { TunerSettings } from './models/tuner.ts'

// Runs.
export { discover, openRun, type DiscoverOptions } from './config/discover.ts'
export type { RunEvent } from './discovery/discover.ts'
export type { CandidateRecord, RunRecord } from './discovery/run-record.ts'
export { RunFailed } from './discovery/errors.ts'

// Strategies of your own.
export type { Budget, ProblemView, PromptInputs, Run, Strategy } from './discovery/strategy.ts'
export type { Candidate, Outcome } from './candidate/candidate.ts'
