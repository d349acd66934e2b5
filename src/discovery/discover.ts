/** Executes a run, from its start or from where it was left: search, naming of the winner, the end of the journal. */

import { basename } from 'node:path'
import { byMetric, type Candidate } from '../candidate/candidate.ts'
import type { Evaluator } from '../evaluation/evaluator.ts'
import type { Workers } from '../evaluation/open-workplace.ts'
import { contentHash } from '../journal/content-hash.ts'
import { Journal } from '../journal/journal.ts'
import { lockRun } from '../journal/lock.ts'
import type { Model } from '../models/model.ts'
import type { Tuner } from '../models/tuner.ts'
import { InputError } from '../problem/input-error.ts'
import { validatesLarger } from '../problem/largest-instance.ts'
import type { LoadedProblem, LoadedSet } from '../problem/loaded-problem.ts'
import { Conversations } from '../sandbox/conversations.ts'
import type { SandboxChoice } from '../sandbox/walls.ts'
import { createAsking } from './asking.ts'
import { createCheckpoint } from './checkpoint.ts'
import { conclude } from './conclude.ts'
import { isRequested, withdraw } from './control.ts'
import { digestOf } from './digest.ts'
import { Interrupted, RunFailed } from './errors.ts'
import { Ledger, type Limits, type Spending } from './ledger.ts'
import { openEvaluation } from './open-evaluation.ts'
import { openTasks } from './open-tasks.ts'
import type { Past } from './past.ts'
import { viewOf } from './problem-view.ts'
import { keepPrice, keptBy, type RunEnd } from './run-facts.ts'
import { createRendering } from './rendering.ts'
import { createScoring } from './scoring.ts'
import { startSitting } from './sittings.ts'
import { createTraining } from './training.ts'
import { StepRecorder } from './step-recorder.ts'
import { BudgetSpent, SearchFailed, type Run, type Strategy } from './strategy.ts'
import { createVerbs, type Delivery } from './verbs.ts'
import { recordWalls } from './walls-record.ts'

/** What onlookers are told while a run goes. */
export type RunEvent =
  | ({ readonly kind: 'delivered'; readonly best: Candidate | undefined } & Delivery)
  | { readonly kind: 'concluding' }

export type RunHost = {
  readonly problem: LoadedProblem
  readonly strategy: Strategy
  readonly model: Model | undefined
  /** What trains models, for strategies that have it done. */
  readonly tuner?: Tuner | undefined
  readonly workers: Workers
  /** Walls around candidates. Default: `auto`. */
  readonly sandbox?: SandboxChoice | undefined
  /** The earlier run that this one follows, where it is a replay. */
  readonly past?: Past | undefined
  /** Evaluates in place of a sandbox of the run's own, for simulations. */
  readonly evaluator?: Evaluator
  readonly onEvent: (event: RunEvent) => void
  /** Told, in one line, what a user should know of the workers. */
  readonly onNotice?: ((notice: string) => void) | undefined
  /** Ends the run in good order: what is in flight is finished and kept. */
  readonly interrupt: AbortSignal
}

/** How a sitting ended. */
export type RunResult =
  | { readonly state: 'interrupted'; readonly spent: Spending }
  | ({ readonly state: 'finished' } & RunEnd)

/** Finalists of a strategy that names none. */
const bestOfRun = 10

/** The money that left, with calls that failed or were lost; those of unknown cost at the mean cost of an answer. */
const leftUsd = (journal: Journal): number => {
  const { costUsd, unpriced, meanUsd } = journal.calls()
  return costUsd + unpriced * meanUsd
}

/** Identifies the content of a set together with the problem's version and the driver's settings on it. */
const hashOf = (
  problem: LoadedProblem,
  set: string | LoadedSet,
  overrides: Readonly<Record<string, unknown>>,
): string => {
  const loaded = typeof set === 'string' ? problem.set(set) : set
  return contentHash(`${problem.version} ${loaded.hash} ${JSON.stringify(problem.settings(loaded, overrides))}`)
}

/** A signal that aborts soon after `ended` says so, for calls that need not be waited for. */
const watchFor = (ended: () => boolean): { readonly signal: AbortSignal } & Disposable => {
  const controller = new AbortController()
  // It also keeps the process alive while all that a run waits for are idle children.
  const timer = setInterval(() => ended() && controller.abort(), 200)
  return { signal: controller.signal, [Symbol.dispose]: () => clearInterval(timer) }
}

/** Names the run on a queue: the same in every sitting, another for every run, also where two folders are called alike. */
const queueNameOf = (folder: string, journal: Journal): string => {
  const facts = [journal.fact('startedMs'), journal.fact('configuration')]
  return `${basename(folder)}.${contentHash(JSON.stringify(facts)).slice(0, 8)}`
}

/** The search itself: programs that the user gave, and the finalists that the strategy names, if any. */
const search = async (
  run: Run,
  sources: readonly string[],
  strategy: Strategy,
  options: unknown,
): Promise<{ readonly given: readonly Candidate[]; readonly found: readonly Candidate[] }> => {
  const given = await run.each(sources, (source) => run.evaluate(source, { operator: 'given' }))
  try {
    return { given, found: (await strategy.search({ ...run, given }, options)) ?? [] }
  } catch (error) {
    if (error instanceof BudgetSpent) return { given, found: [] }
    if (error instanceof SearchFailed) throw new RunFailed(error.message, { cause: error })
    throw error
  }
}

/**
 * Runs the strategy of the run in `folder` from its start, the journal answering first, to its end. Rejects with `RunFailed` when it
 * cannot go on; whatever was journaled stays, and the run can be resumed.
 */
export const executeRun = async (folder: string, host: RunHost): Promise<RunResult> => {
  using lock = lockRun(folder)
  if (lock === undefined) throw new InputError(`The run in ${folder} is under way in another process`)
  using journal = new Journal(folder)
  const { configuration, templates } = keptBy(journal)
  const { problem, strategy, model } = host
  const kept = journal.fact('problem') as { readonly version: string }
  if (kept.version !== problem.version) {
    throw new RunFailed(
      `The problem ${problem.definition.name} changed since this run began, so its recorded evaluations no longer hold: start a new run`,
    )
  }
  withdraw(folder, 'stop')
  const options = strategy.options.parse(configuration.options)
  await using evaluation = await openEvaluation(host, configuration, {
    name: queueNameOf(folder, journal),
    onWalls: (walls) => recordWalls(journal, walls),
  })
  const sitting = startSitting(journal)
  const ledger = new Ledger(configuration.limits as Limits)
  const interrupted = (): boolean => host.interrupt.aborted || isRequested(folder, 'stop')
  const { past } = host
  const recorder = new StepRecorder(journal, { interrupted, witness: past?.witness })
  const broken = new AbortController()
  const signal = broken.signal
  const setHash = (set: string | LoadedSet): string => hashOf(problem, set, configuration.settings)
  const scoring = createScoring({
    evaluator: evaluation.evaluator,
    metric: problem.definition.metric,
    recorder,
    signal,
    setHash,
    triesLarger: validatesLarger(problem),
  })
  const tasks = await openTasks(strategy.tasks?.(options) ?? [], problem, configuration.problemFolders)
  await using place = new Conversations({ sandbox: host.sandbox, signal })
  using abandoned = watchFor(interrupted)
  const price = keepPrice(journal, model?.price)
  let best: Candidate | undefined
  const verbs = createVerbs({
    problem: viewOf(problem),
    baselines: problem.baselines,
    seed: configuration.seed,
    journal,
    ledger,
    scoring,
    rendering: createRendering({ templates, strategy: strategy.name, problem }),
    tasks: tasks.map(({ task, loaded, train }) => ({
      task,
      problem: task.problem,
      rendering: createRendering({ templates, strategy: strategy.name, problem: loaded }),
      scoring: createScoring({
        evaluator: task.isOwn ? evaluation.evaluator : evaluation.evaluatorOf(loaded),
        metric: loaded.definition.metric,
        recorder,
        signal,
        setHash: (set) => hashOf(loaded, set, task.isOwn ? configuration.settings : {}),
        train,
      }),
    })),
    guests: { place, recorder },
    asking:
      model === undefined ? undefined : createAsking({ model, recorder, journal, signal, abandoned: abandoned.signal }),
    training: createTraining({
      tuner: host.tuner,
      model,
      configuration,
      recorder,
      journal,
      folder,
      signal: AbortSignal.any([signal, abandoned.signal]),
      onNotice: host.onNotice ?? (() => undefined),
    }),
    checkpoint: createCheckpoint({
      folder,
      journal,
      ledger,
      interrupted,
      // A replay stops where the run that it follows did, not where its own clock or retries would have it.
      elapsedMs: past?.stopsAlike === true ? () => 0 : sitting.elapsedMs,
      spendingUsd: past?.stopsAlike === true ? () => 0 : () => Math.max(ledger.spent.costUsd, leftUsd(journal)),
    }),
    parameters: {
      maxTokens: configuration.maxTokens,
      ...(configuration.temperature !== undefined && { temperature: configuration.temperature }),
    },
    reserveUsd: (prompt, completion) =>
      configuration.limits.costUsd === undefined || price === undefined
        ? 0
        : (prompt * price.input + completion * price.output) / 1e6,
    onDelivery: (delivery) => {
      const counts = delivery.task === undefined && delivery.candidate.outcome.role === undefined
      if (counts && (best === undefined || byMetric(delivery.candidate, best) < 0)) best = delivery.candidate
      host.onEvent({
        kind: 'delivered',
        best: best !== undefined && Number.isFinite(best.outcome.metric) ? best : undefined,
        ...delivery,
      })
    },
  })
  try {
    const sources = configuration.from.map(({ source }) => source)
    const { given, found } = await search(verbs.run, sources, strategy, options)
    await verbs.delivered()
    const finalists = [...given, ...(found.length > 0 ? found : verbs.run.best(bestOfRun))]
    host.onEvent({ kind: 'concluding' })
    const others = verbs.run.best(Infinity)
    const conclusion = await conclude(
      finalists,
      others,
      scoring,
      { validation: 'validation', test: 'test' },
      strategy.finds,
    )
    sitting.end()
    const digest = digestOf(journal, conclusion.winner?.candidate.id)
    const end: RunEnd = { ...conclusion, stopped: ledger.stopped, spent: ledger.spent, digest, seal: journal.seal() }
    journal.setFact('end', end)
    return { state: 'finished', ...end }
  } catch (error) {
    if (!(error instanceof Interrupted)) broken.abort(error)
    await recorder.idle()
    sitting.end()
    if (error instanceof Interrupted) return { state: 'interrupted', spent: ledger.spent }
    throw error
  }
}
