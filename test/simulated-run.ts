/** Whole runs in this process, journal and verbs real, with a model and an evaluator that are told what to say: for tests and benchmarks. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { executeRun, type RunEvent, type RunResult } from '../src/discovery/discover.ts'
import { beginRun } from '../src/discovery/run-facts.ts'
import type { StoredLimits } from '../src/discovery/configuration.ts'
import type { Strategy } from '../src/discovery/strategy.ts'
import type { Evaluation, Evaluator, EvaluationVerdict } from '../src/evaluation/evaluator.ts'
import { membersApart } from '../src/evaluation/members-apart.ts'
import { ModelError, type Message, type Model } from '../src/models/model.ts'
import type { Tuner } from '../src/models/tuner.ts'
import type { LoadedProblem } from '../src/problem/loaded-problem.ts'
import { shippedFolder } from '../src/problem/shipped.ts'
import { loadTemplates } from '../src/prompts/templates.ts'

const templates = loadTemplates([shippedFolder('prompts')])

/** What a simulated model says; a failure is what a server's broken answer becomes. */
export type Answer = string | { readonly fails: 'truncated' | 'length' }

export type Simulation = {
  readonly problem: LoadedProblem
  readonly strategy: Strategy
  readonly options?: Readonly<Record<string, unknown>>
  readonly limits: StoredLimits
  readonly seed?: number
  /** The answer to a question, by its messages and step key. */
  readonly answer: (messages: readonly Message[], key: string) => Answer
  readonly evaluator: Evaluator
  /** What trains models. */
  readonly tuner?: Tuner
  /** Asked before each effect; rejects to end the run there as a crash would. */
  readonly before?: () => Promise<void>
  readonly onEvent?: (event: RunEvent) => void
}

/** A folder for runs, removed when disposed. */
export const simulationFolder = (): { readonly path: string } & Disposable => {
  const path = mkdtempSync(join(tmpdir(), 'simulated-run-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) }
}

const modelOf = ({ answer, before }: Simulation, onCall: () => void): Model => ({
  name: 'simulated',
  concurrency: 1000,
  complete: async (messages, { key, onAttempt }) => {
    onAttempt?.(1)
    onCall()
    await before?.()
    const said = answer(messages, key)
    if (typeof said !== 'string') throw new ModelError(said.fails, `the answer was cut off (${said.fails})`)
    return {
      text: said,
      reasoning: '',
      finishReason: 'stop',
      usage: undefined,
      costUsd: undefined,
      model: 'simulated',
      firstChunkMs: undefined,
      totalMs: undefined,
    }
  },
  [Symbol.asyncDispose]: () => Promise.resolve(),
})

/** Begins a run in a folder, or goes on with the one that is there. `calls` counts what was asked of the model in this sitting. */
export const simulate = async (
  folder: string,
  simulation: Simulation,
): Promise<{ result: RunResult; calls: number }> => {
  const { problem, strategy, options = {}, limits, seed = 1, evaluator, before } = simulation
  if (!existsSync(join(folder, 'run.db'))) {
    const configuration = {
      problem: problem.definition.name,
      strategy: strategy.name,
      options,
      model: strategy.needsModel ? 'simulated' : undefined,
      seed,
      limits,
      from: [],
      maxTokens: 1000,
      memoryMb: 32,
      settings: {},
      problemFolders: [],
    }
    beginRun(folder, { configuration, templates, problem })
  }
  let calls = 0
  const result = await executeRun(folder, {
    problem,
    strategy,
    model: strategy.needsModel ? modelOf(simulation, () => (calls += 1)) : undefined,
    ...(simulation.tuner !== undefined && { tuner: simulation.tuner }),
    workers: 1,
    evaluator: {
      evaluate: async (source, set, options) => {
        await before?.()
        return evaluator.evaluate(source, set, options)
      },
      evaluateGeneration: async (generation, set, options) => {
        await before?.()
        return evaluator.evaluateGeneration(generation, set, options)
      },
    },
    onEvent: simulation.onEvent ?? (() => undefined),
    interrupt: new AbortController().signal,
  })
  return { result, calls }
}

/** An evaluator that gives what `judge` says of a source: objectives on the instances of a set, or how it fails. The references are 100. */
export const simulatedEvaluator = (
  judge: (source: string) => readonly number[] | EvaluationVerdict,
  diagnosticsOf: (source: string) => Evaluation['diagnostics'] = () => undefined,
): Evaluator => {
  const evaluate: Evaluator['evaluate'] = (source, set, { bar } = {}) => {
    const said = judge(source)
    const name = typeof set === 'string' ? set : set.name
    const failed = (verdict: EvaluationVerdict): Evaluation => ({
      set: name,
      verdict,
      raced: false,
      share: 1,
      instances: [],
      metric: Infinity,
    })
    if ('kind' in said) return Promise.resolve(failed(said))
    const instances = said.map((objective, index) => ({
      id: `i${index}`,
      group: index % 2 === 0 ? 'even' : 'odd',
      objective,
      reference: { value: 100, kind: 'optimal' as const, by: 'simulation' },
      gap: objective / 100 - 1,
      // Differs by program, not by run.
      cpuMs: 0.01 * (1 + (source.length % 40)),
    }))
    const mean = (some: typeof instances): number => some.reduce((sum, { gap }) => sum + gap, 0) / some.length
    const first = instances.slice(0, Math.ceil(instances.length / 8))
    const raced = bar !== undefined && mean(first) > bar
    const run = raced ? first : instances
    const diagnostics = diagnosticsOf(source)
    return Promise.resolve({
      set: name,
      verdict: { kind: 'returned', detail: '' },
      raced,
      share: run.length / instances.length,
      instances: run,
      metric: mean(run),
      ...(diagnostics !== undefined && { diagnostics }),
    })
  }
  return { evaluate, evaluateGeneration: membersApart(evaluate) }
}
