/** What the inspector computes on request: known rules on train, candidates on other sets, solutions as pictures. */

import { keptBy } from '../discovery/run-facts.ts'
import type { RunConfiguration } from '../discovery/configuration.ts'
import { createEvaluator } from '../evaluation/evaluate.ts'
import type { Evaluation } from '../evaluation/evaluator.ts'
import { localWorkplace } from '../evaluation/local-workplace.ts'
import { solveInstances } from '../evaluation/solve-instances.ts'
import { naturalValue } from '../problem/natural-value.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { openReferenceDesk, type ReferenceDesk } from '../problem/references.ts'
import { loadProblem } from '../problem/registry.ts'
import { createSandbox } from '../sandbox/pool.ts'
import type { SandboxChoice } from '../sandbox/walls.ts'
import type { Journals } from './journals.ts'

/** A known rule on the train set. */
export type RuleOnTrain = { readonly name: string; readonly metric: number; readonly gaps: readonly (number | null)[] }

/** The problem of a run, with what the run decided about its evaluation. */
type Bench = { readonly problem: LoadedProblem; readonly configuration: RunConfiguration }

export type Picture =
  | { readonly kind: 'picture'; readonly svg: string; readonly objective: number }
  | { readonly kind: 'failed'; readonly detail: string }

export interface Workbench extends AsyncDisposable {
  /** Undefined where the run or its problem cannot be loaded any more. */
  bench(run: string): Promise<Bench | undefined>
  /** Known rules, best first, once they have been evaluated, which the first call begins. */
  rulesOnTrain(bench: Bench): readonly RuleOnTrain[]
  /** References of the train set, once they are known. */
  trainReferences(bench: Bench): readonly number[]
  evaluate(bench: Bench, source: string, set: string): Promise<Evaluation>
  /** Draws what a program makes of one instance; with `step`, its first so many steps. */
  draw(
    bench: Bench,
    source: string,
    options: { readonly set: string; readonly instance: number; readonly step?: number | undefined },
  ): Promise<Picture>
}

type Train = { rules: readonly RuleOnTrain[]; references: readonly number[] }

/** Evaluates one job at a time, so that a run beside it keeps its cores. */
export const openWorkbench = (
  journals: Journals,
  { sandbox: choice }: { readonly sandbox: SandboxChoice },
): Workbench => {
  let pool: ReturnType<typeof createSandbox> | undefined
  const sandbox = (): ReturnType<typeof createSandbox> => (pool ??= createSandbox({ workers: 1, sandbox: choice }))
  const desks = new Map<string, ReferenceDesk>()
  const benches = new Map<string, Promise<Bench | undefined>>()
  const trains = new Map<string, Train>()
  const closing = new AbortController()

  const desk = ({ problem, configuration }: Bench): ReferenceDesk => {
    const { reference } = configuration
    const key = JSON.stringify([problem.version, reference ?? null])
    const kept = desks.get(key)
    if (kept !== undefined) return kept
    const opened = openReferenceDesk({ problem, cores: 1, ...(reference !== undefined && { method: reference }) })
    desks.set(key, opened)
    return opened
  }
  const evaluator = (bench: Bench): ReturnType<typeof createEvaluator> => {
    const { problem, configuration } = bench
    const { memoryMb, settings } = configuration
    return createEvaluator({
      problem,
      workplace: localWorkplace(sandbox()),
      references: desk(bench),
      memoryMb,
      settings,
    })
  }
  const load = async (run: string): Promise<Bench | undefined> => {
    const configuration = journals.read(run, (journal) => keptBy(journal).configuration)
    if (configuration === undefined) return undefined
    try {
      return {
        configuration,
        problem: await loadProblem(configuration.problem, { folders: configuration.problemFolders }),
      }
    } catch {
      // A problem that was moved or changed: the run is shown without what needs it.
      return undefined
    }
  }
  const fillTrain = async (bench: Bench, train: Train): Promise<void> => {
    const { problem } = bench
    const references = await desk(bench).references(problem.set('train').instances.map(({ data }) => data))
    train.references = references.map(({ value }) => value)
    const evaluate = evaluator(bench)
    for (const { name, text } of problem.baselines) {
      const { metric, instances } = await evaluate.evaluate(text, 'train', { signal: closing.signal })
      if (!Number.isFinite(metric)) continue
      const rule = { name, metric, gaps: instances.map(({ gap }) => gap ?? null) }
      train.rules = [...train.rules, rule].toSorted((a, b) => a.metric - b.metric)
    }
  }
  const trainOf = (bench: Bench): Train => {
    const { problem, configuration } = bench
    const key = JSON.stringify([problem.version, configuration.settings, configuration.reference ?? null])
    const kept = trains.get(key)
    if (kept !== undefined) return kept
    const train: Train = { rules: [], references: [] }
    trains.set(key, train)
    fillTrain(bench, train).catch(() => undefined)
    return train
  }

  return {
    bench: (run) => {
      const kept = benches.get(run)
      if (kept !== undefined) return kept
      const loading = load(run)
      benches.set(run, loading)
      return loading
    },
    rulesOnTrain: (bench) => trainOf(bench).rules,
    trainReferences: (bench) => trainOf(bench).references,
    evaluate: (bench, source, set) => evaluator(bench).evaluate(source, set, { signal: closing.signal }),
    draw: async ({ problem, configuration }, source, { set: name, instance, step }) => {
      const { definition } = problem
      const set = problem.set(name)
      if (definition.draw === undefined) return { kind: 'failed', detail: `${definition.name} has no drawing` }
      const { memoryMb, settings } = configuration
      const options = { sandbox: sandbox(), memoryMb, settings, signal: closing.signal }
      const [solved] = await solveInstances(problem, source, set, [instance], options)
      if (solved === undefined || solved.kind === 'failed')
        return { kind: 'failed', detail: solved?.detail ?? 'no such instance' }
      const data = set.instances[instance]?.data
      const svg = definition.draw(data, solved.solution, step === undefined ? {} : { step })
      return { kind: 'picture', svg, objective: naturalValue(definition)(solved.objective) }
    },
    [Symbol.asyncDispose]: async () => {
      closing.abort(new Error('The inspector ends'))
      await pool?.[Symbol.asyncDispose]()
      for (const one of desks.values()) await one[Symbol.asyncDispose]()
    },
  }
}
