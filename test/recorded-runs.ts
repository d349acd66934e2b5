/** Runs made in this process with answers of our own, to be verified and replayed. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { executeRun, type RunResult } from '../src/discovery/discover.ts'
import type { RunConfiguration } from '../src/discovery/configuration.ts'
import { beginRun } from '../src/discovery/run-facts.ts'
import type { Strategy } from '../src/discovery/strategy.ts'
import { verifyRun, type Verification, type VerifyHost } from '../src/discovery/verify.ts'
import { ModelError, type Model, type ModelErrorKind } from '../src/models/model.ts'
import type { LoadedProblem } from '../src/problem/loaded-problem.ts'
import { loadProblem } from '../src/problem/registry.ts'
import { shippedFolder } from '../src/problem/shipped.ts'
import { loadTemplates } from '../src/prompts/templates.ts'
import { strategies } from '../src/strategies/index.ts'

/** Quick to evaluate, and easy to write programs for. */
export const makespan: LoadedProblem = await loadProblem('makespan', {
  folders: [join(import.meta.dirname, '..', 'examples', 'problems')],
})

/** Quick too, with teams of two roles. */
const reorder: LoadedProblem = await loadProblem('reorder', {
  folders: [join(import.meta.dirname, 'fixtures', 'teams')],
})

/** The first problem that the strategy does not refuse. */
export const problemFor = async (strategy: Strategy): Promise<LoadedProblem> => {
  const others = ['tardiness/dispatch', 'tardiness/sequence'].map((name) => () => loadProblem(name))
  for (const load of [() => makespan, ...others, () => reorder]) {
    const problem = await load()
    if (strategy.refuses?.(problem.definition.heuristic) === undefined) return problem
  }
  throw new Error(`No problem for ${strategy.name}`)
}

export type Answer = string | { readonly fails: ModelErrorKind }

/** A program for makespan, as a model would hand it over. */
export const makespanAnswer = (expression: string): string =>
  `Idea: rate by ${expression}.\n\n\`\`\`js\nexport function rate(time, meanTime, load) {\n  return ${expression}\n}\n\`\`\`\n`

/** Answers in the order of asking, the last over and over: programs of their own for makespan, baselines elsewhere. */
const answersFor = ({ definition, baselines }: LoadedProblem, count: number): string =>
  definition.name === makespan.definition.name
    ? makespanAnswer(`time * ${count % 7} + load / (${count} + time)`)
    : `Idea: a known rule.\n\n\`\`\`js\n${baselines[count % baselines.length]?.text}\n\`\`\`\n`

/** What is answered to the question of a key, the n-th that is asked; undefined for a program like any other. */
export type Answering = (key: string, asked: number) => Answer | undefined

export const scriptedModel = (problem: LoadedProblem, answering: Answering = () => undefined): Model => {
  let asked = 0
  return {
    name: 'scripted',
    concurrency: 4,
    complete: (_, { key, onAttempt }) => {
      onAttempt?.(1)
      asked += 1
      const answer = answering(key, asked) ?? answersFor(problem, asked)
      if (typeof answer !== 'string') return Promise.reject(new ModelError(answer.fails, `failed: ${answer.fails}`))
      const usage = { promptTokens: 100, completionTokens: 50 }
      const rest = { reasoning: '', finishReason: 'stop', usage, costUsd: 0.001, model: 'scripted' }
      return Promise.resolve({ ...rest, text: answer, firstChunkMs: 1, totalMs: 2 })
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

export type RecordedRun = Disposable & { readonly folder: string; readonly problem: LoadedProblem }

export type RecordOptions = {
  readonly problem?: LoadedProblem
  readonly answering?: Answering
  readonly options?: Readonly<Record<string, unknown>>
  readonly limits?: RunConfiguration['limits']
}

export const strategyNamed = (name: string): Strategy => {
  const found = strategies.find((strategy) => strategy.name === name)
  if (found === undefined) throw new Error(`There is no strategy ${name}`)
  return found
}

const quietly = { workers: 2, onEvent: () => undefined, interrupt: new AbortController().signal }

/** Makes a run of the strategy; `result` is what its execution rejected with where it failed. */
export const recordRun = async (
  strategy: Strategy,
  { problem, answering, options = {}, limits }: RecordOptions = {},
): Promise<RecordedRun & { readonly result: RunResult | Error }> => {
  const folder = mkdtempSync(join(tmpdir(), 'heuristica-recorded-'))
  const made = problem ?? (await problemFor(strategy))
  const model = strategy.needsModel ? scriptedModel(made, answering) : undefined
  const configuration: RunConfiguration = {
    problem: made.definition.name,
    strategy: strategy.name,
    options,
    ...(model !== undefined && { model: model.name }),
    seed: 3,
    limits: limits ?? (model === undefined ? { evaluations: 30 } : { completions: 8, evaluations: 60 }),
    settings: {},
    from: [],
    maxTokens: 1000,
    memoryMb: 32,
    problemFolders: [],
  }
  beginRun(folder, { configuration, templates: loadTemplates([shippedFolder('prompts')]), problem: made })
  const result = await executeRun(folder, { ...quietly, problem: made, strategy, model }).catch(
    (error: unknown) => error as Error,
  )
  return {
    folder,
    problem: made,
    result,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** Verifies as the command does; `problem` may stand in for the run's own. */
export const verifyRecorded = (
  { folder, problem }: Pick<RecordedRun, 'folder' | 'problem'>,
  host: Partial<VerifyHost> = {},
): Promise<Verification> =>
  verifyRun(folder, {
    workers: 2,
    interrupt: quietly.interrupt,
    open: (configuration, answers) =>
      Promise.resolve({
        problem,
        strategy: strategyNamed(configuration.strategy),
        model: configuration.model === undefined ? undefined : answers(configuration.model),
      }),
    ...host,
  })
