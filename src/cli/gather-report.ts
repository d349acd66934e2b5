/** Gathers what a run's report tells: from the journal, and by evaluating winner, baselines and controls on the test set. */

import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import { readRun, type RunRecord } from '../discovery/run-record.ts'
import { keptBy } from '../discovery/run-facts.ts'
import { testEvaluations } from '../discovery/test-evaluations.ts'
import { compareFamily } from '../discovery/family-comparison.ts'
import { packageVersion } from '../discovery/versions.ts'
import { createEvaluator } from '../evaluation/evaluate.ts'
import { openWorkplace, type Workers } from '../evaluation/open-workplace.ts'
import { Journal } from '../journal/journal.ts'
import { InputError } from '../problem/input-error.ts'
import { contractMarkdown } from '../problem/contract-markdown.ts'
import { naturalValue } from '../problem/natural-value.ts'
import { loadProblem } from '../problem/registry.ts'
import { openReferenceDesk } from '../problem/references.ts'
import { ancestryOf } from '../report/ancestry.ts'
import { isShare } from '../report/format.ts'
import type { RunReport } from '../report/run-report.ts'
import { failuresOf, spendingCurve } from '../report/spending-curve.ts'
import { standingsCells } from '../report/standings-cells.ts'
import { type Entrant, standingsOf } from '../report/standings.ts'
import { createSandbox } from '../sandbox/pool.ts'
import type { SandboxChoice } from '../sandbox/walls.ts'
import { decisionsOf, drawingsOf, executionsOf } from './look-at-winner.ts'
import { controlsOf } from './report-controls.ts'

export type ReportOptions = {
  readonly runs: string
  readonly workers: Workers
  readonly sandbox: SandboxChoice
  /** Leave out the controls that cost evaluations. */
  readonly controls: boolean
  readonly note: (line: string) => void
}

const budgetText = (budget: RunRecord['budget']): readonly (readonly [string, string])[] =>
  Object.entries(budget).flatMap(([coin, limit]) =>
    limit === undefined ? [] : [[coin, coin === 'timeMs' ? `${limit / 1000} s` : limit.toLocaleString('en')] as const],
  )

const factsOf = (folder: string, winner: string | undefined) => {
  using journal = new Journal(folder, { readOnly: true })
  const { configuration } = keptBy(journal)
  const briefs = journal.briefs()
  return {
    configuration,
    problemVersion: (journal.fact('problem') as { readonly version: string }).version,
    versions: journal.fact('versions') as Readonly<Record<string, string>>,
    curve: spendingCurve(journal, briefs),
    failures: failuresOf(briefs),
    looks: testEvaluations(journal).filter(({ set }) => set === 'test').length,
    ancestry: winner === undefined ? [] : ancestryOf(journal, winner),
  }
}

/** Rejects with InputError where the run has not ended. */
export const gatherReport = async (id: string, folder: string, options: ReportOptions): Promise<RunReport> => {
  const record = readRun(id, folder)
  if (record.end === undefined)
    throw new InputError(
      `The run ${id} is ${record.state}: a report is about a finished run (\`heuristica resume ${id}\` goes on with it)`,
    )
  const best = record.end.winner === undefined ? undefined : (record.best ?? undefined)
  const facts = factsOf(folder, best?.candidate)
  const { configuration } = facts
  const problem = await loadProblem(configuration.problem, { folders: configuration.problemFolders })
  if (problem.version !== facts.problemVersion)
    options.note(`${configuration.problem} changed since the run; the report evaluates with the problem as it is now`)
  const { definition } = problem
  const { memoryMb, settings, reference, seed, problemFolders: folders } = configuration
  const { workers, sandbox: choice } = options
  // Decisions, executed lines and solutions are looked at here, whoever evaluates.
  await using sandbox = createSandbox({
    workers: typeof workers === 'number' ? workers : availableParallelism(),
    sandbox: choice,
  })
  await using workplace = await openWorkplace({
    workers,
    sandbox: choice,
    heuristica: packageVersion(),
    onNotice: options.note,
  })
  await using references = openReferenceDesk({ problem, ...(reference !== undefined && { method: reference }) })
  const evaluator = createEvaluator({ problem, workplace, references, memoryMb, settings })
  const set = problem.set('test')
  options.note(`Evaluating on ${set.name}: ${set.title}`)
  const family = await compareFamily({
    problem,
    discovered: best?.testScore ?? undefined,
    set,
    workers,
    sandbox: choice,
    memoryMb,
    folders,
    reference,
    settings,
    onNotice: options.note,
  })
  const trainBaselines = await Promise.all(
    problem.baselines.map(async ({ name, text }) => [name, (await evaluator.evaluate(text, 'train')).metric] as const),
  )
  const budget = Math.max(2, Math.floor(record.end.spent.evaluations))
  const controls = await controlsOf(
    record,
    options.runs,
    options.controls ? { problem, evaluator, budget, seed, trainBaselines, note: options.note } : undefined,
  )
  const controlled = await Promise.all(
    controls.programs.map(async ({ name, source }) => ({
      heuristic: name,
      evaluation: await evaluator.evaluate(source, set),
    })),
  )
  const sourceOf = new Map(problem.baselines.map((baseline) => [baseline.name, baseline]))
  const entrants: readonly (Entrant & {
    readonly fitted?: boolean
    readonly role: 'discovered' | 'baseline' | 'control'
  })[] = [
    ...(family.discovered === undefined || best === undefined
      ? []
      : [
          {
            ...family.discovered,
            role: 'discovered' as const,
            origin: {
              kind: 'run' as const,
              run: id,
              candidate: best.candidate,
              searched: { candidates: record.candidates, tuned: record.tuned },
              looks: undefined,
            },
          },
        ]),
    ...controlled.map((one) => ({ ...one, role: 'control' as const, origin: { kind: 'file' as const } })),
    ...family.baselines
      .toSorted((a, b) => a.evaluation.metric - b.evaluation.metric)
      .map((one) => {
        const { source = '' } = sourceOf.get(one.heuristic) ?? {}
        const origin = { kind: 'baseline' as const, source }
        return { ...one, role: 'baseline' as const, origin }
      }),
  ]
  const standings = standingsOf(entrants, {
    problem: definition.name,
    present: naturalValue(definition),
    set,
    metric: definition.metric,
    level: 0.95,
    streams: 1,
    seed,
  })
  const cells = standingsCells(standings)
  const looking = { sandbox, memoryMb, settings }
  const winner = facts.ancestry.at(-1)
  const parent = facts.ancestry.find(({ id }) => id === winner?.parents[0])
  return {
    title: definition.title,
    run: {
      id,
      problem: record.problem,
      strategy: record.strategy,
      model: record.model,
      seed: record.seed,
      state: record.state,
      startedAt: record.startedAt,
      stopped: record.end.stopped ?? null,
    },
    asked: {
      brief: definition.brief.trim(),
      functions: definition.heuristic.map((contract) => contractMarkdown(contract).trim()),
      sets: ['train', 'validation', 'test'].map((name) => [name, problem.set(name).title]),
      budget: budgetText(record.budget),
    },
    winner:
      winner === undefined || family.discovered === undefined
        ? null
        : {
            ...winner,
            executions: await executionsOf(winner.source, problem, looking),
            beforeTuning:
              winner.operator === 'tune' && parent !== undefined ? { id: parent.id, source: parent.source } : null,
          },
    metric: { title: definition.metric.title, isShare: isShare(definition.metric) },
    curve: facts.curve,
    trainBaselines: trainBaselines.toSorted((a, b) => a[1] - b[1]),
    ancestry: facts.ancestry,
    test: {
      title: cells.title,
      columns: cells.columns,
      rows: standings.entrants.map((entrant, at) => ({
        heuristic: entrant.heuristic,
        role: entrants[at]?.role ?? 'baseline',
        cells: cells.rows[at] ?? [],
        gaps: entrant.evaluation.instances.map(({ gap }) => gap ?? null),
      })),
      notes: [
        ...cells.notes,
        `Programs of the run have been evaluated on ${set.name} ${facts.looks === 1 ? 'once' : `${facts.looks} times`} so far.`,
      ],
      groups: set.instances.map(({ group }) => group),
    },
    controls: controls.missing,
    decisions: winner === undefined ? [] : await decisionsOf(winner.source, problem, looking),
    failures: facts.failures,
    candidates: record.candidates,
    drawings: best === undefined ? [] : await drawingsOf(problem, best.source, set, looking),
    provenance: [
      ['problem', `${record.problem}, version ${facts.problemVersion}`],
      ['seed', String(record.seed)],
      ['digest', record.end.digest],
      ['seal', record.end.seal],
      ...Object.entries(facts.versions),
      ['sandbox', record.sandbox ?? 'unknown'],
      ['settings', JSON.stringify(problem.settings(set, settings))],
      ['reference', references.method],
      ['folder', relative(process.cwd(), folder)],
    ],
  }
}
