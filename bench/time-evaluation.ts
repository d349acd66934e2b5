/** How long one program takes on one instance set: a fresh isolate each time, one warm child, one core. */

import { median } from 'simple-statistics'
import { createEvaluator } from '../src/evaluation/evaluate.ts'
import type { Evaluation } from '../src/evaluation/evaluator.ts'
import type { LoadedProblem, LoadedSet } from '../src/problem/loaded-problem.ts'
import { localWorkplace } from '../src/evaluation/local-workplace.ts'
import { createSandbox } from '../src/sandbox/pool.ts'

/** Milliseconds, and what the evaluation came to. */
export type EvaluationTime = {
  /** On the wall clock. */
  readonly medianMs: number
  readonly fastestMs: number
  /** Least CPU time within the isolate, without its making: what a busy machine tells best. */
  readonly cpuMs: number
  readonly turns: number
  /** Mean objective over the set. */
  readonly objective: number
}

export type TimedSet = {
  readonly problem: LoadedProblem
  readonly set: string | LoadedSet
  readonly source: string
  readonly settings?: Readonly<Record<string, unknown>>
}

export interface EvaluationTimer extends AsyncDisposable {
  /** The first turn, in which the child takes driver and instances in, does not count where others follow. Rejects where the program fails. */
  time(what: TimedSet, options?: { readonly leastMs?: number; readonly mostTurns?: number }): Promise<EvaluationTime>
}

/** Times are those of evaluations, not of the references that gaps are to. */
const noReferences = {
  references: async (instances: readonly unknown[]) =>
    instances.map(() => ({ value: 1, kind: 'bound', by: 'nobody' }) as const),
}

const meanObjective = ({ verdict, instances }: Evaluation): number => {
  if (verdict.kind !== 'returned') throw new Error(`${verdict.kind}: ${verdict.detail}`)
  return instances.reduce((sum, { objective }) => sum + objective, 0) / instances.length
}

/** A timer with one child. Default: turns are repeated for `leastMs` 1500, at most `mostTurns` 25 of them. */
export const openEvaluationTimer = (): EvaluationTimer => {
  const workplace = localWorkplace(createSandbox({ workers: 1 }))
  let made = 0
  return {
    time: async ({ problem, set, source, settings = {} }, { leastMs = 1500, mostTurns = 25 } = {}) => {
      const references = noReferences
      const evaluator = createEvaluator({ problem, workplace, references, memoryMb: 256, settings })
      const turns: number[] = []
      const cpu: number[] = []
      let objective = 0
      const start = performance.now()
      do {
        const turnStart = performance.now()
        // A program that no cache knows.
        const evaluation = await evaluator.evaluate(`${source}\n// ${made++}\n`, set)
        turns.push(performance.now() - turnStart)
        objective = meanObjective(evaluation)
        cpu.push(evaluation.instances.reduce((sum, { cpuMs }) => sum + cpuMs, 0))
      } while (performance.now() - start < leastMs && turns.length < mostTurns)
      const counted = turns.length > 1 ? turns.slice(1) : turns
      const [medianMs, fastestMs, cpuMs] = [median(counted), Math.min(...counted), Math.min(...cpu)]
      return { medianMs, fastestMs, cpuMs, turns: counted.length, objective }
    },
    [Symbol.asyncDispose]: () => workplace[Symbol.asyncDispose](),
  }
}
