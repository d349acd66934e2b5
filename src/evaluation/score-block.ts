/** From what the sandbox says of a block to objectives: solutions are parsed and scored here, on the host, from the host's own instances. */

import { isInfeasible, type ProblemDefinition } from '../problem/problem.ts'
import type { Location, Verdict } from '../sandbox/verdict.ts'
import { behaviourOf } from './behaviour.ts'
import { addDiagnostics, type Diagnostics, readDiagnosed } from './diagnostics.ts'
import type { EvaluationVerdict } from './evaluator.ts'

/** How a block ended: scored, or failed with the position in the block of the instance that showed it, where known. */
export type BlockOutcome =
  | {
      readonly kind: 'scored'
      readonly objectives: Float64Array
      readonly cpuMs: Float64Array
      /** Summed over the block's instances; undefined where the driver gives none. */
      readonly diagnostics: Diagnostics | undefined
      /** Digest of the solutions. */
      readonly behaviour: string
    }
  | {
      readonly kind: 'failed'
      readonly verdict: EvaluationVerdict & { readonly kind: Exclude<EvaluationVerdict['kind'], 'returned'> }
      readonly position: number | undefined
    }

/** Parses and scores what the driver returned; anything that a guest's solution can bring about is a value, an error in the problem's objective throws. */
export const scoreBlock = (
  definition: ProblemDefinition<unknown, unknown>,
  instances: readonly unknown[],
  verdict: Verdict,
): BlockOutcome => {
  if (verdict.kind !== 'returned') {
    const detail = 'location' in verdict ? verdict.detail + place(verdict.location) : verdict.detail
    return { kind: 'failed', verdict: { kind: verdict.kind, detail }, position: undefined }
  }
  const { solutions, cpuMs } = verdict
  if (solutions.length !== instances.length || cpuMs.length !== instances.length) {
    const detail = `the sandbox returned ${solutions.length} solutions for ${instances.length} instances`
    return { kind: 'failed', verdict: { kind: 'infrastructure', detail }, position: undefined }
  }
  const objectives = new Float64Array(instances.length)
  const parsed: unknown[] = []
  let diagnostics: Diagnostics | undefined
  for (const [position, instance] of instances.entries()) {
    const returned =
      definition.diagnostics === true ? readDiagnosed(solutions[position]) : { solution: solutions[position] }
    if (typeof returned === 'string')
      return { kind: 'failed', verdict: { kind: 'invalid', detail: returned }, position }
    if (returned.diagnostics !== undefined) diagnostics = addDiagnostics(diagnostics, returned.diagnostics)
    const judged = judge(definition, instance, returned.solution)
    if (typeof judged === 'string') {
      return { kind: 'failed', verdict: { kind: 'invalid', detail: judged }, position }
    }
    objectives[position] = judged.objective
    parsed.push(judged.solution)
  }
  return { kind: 'scored', objectives, cpuMs: Float64Array.from(cpuMs), diagnostics, behaviour: behaviourOf(parsed) }
}

/** The solution and its objective, or why there is none. */
const judge = (
  definition: ProblemDefinition<unknown, unknown>,
  instance: unknown,
  returned: unknown,
): { readonly solution: unknown; readonly objective: number } | string => {
  let solution: unknown
  try {
    solution = definition.solution(returned, instance)
  } catch (error) {
    // The value is a guest's: whatever the parser says of it, in whatever class of error, is the guest's fault.
    return error instanceof Error ? error.message : String(error)
  }
  try {
    const objective = definition.objective(instance, solution)
    return Number.isNaN(objective) ? 'the objective of its solution is not a number' : { solution, objective }
  } catch (error) {
    if (isInfeasible(error)) return error.message
    throw error
  }
}

const place = (location: Location | undefined): string =>
  location === undefined ? '' : ` (line ${location.line}, column ${location.column})`
