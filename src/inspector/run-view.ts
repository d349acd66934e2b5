/** A run as its page shows it, read from the journal in one go. */

import { keptBy } from '../discovery/run-facts.ts'
import { isRequested } from '../discovery/control.ts'
import type { RunRecord } from '../discovery/run-record.ts'
import type { CandidateBrief, Journal } from '../journal/journal.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import { failuresOf, spendingCurve } from '../report/spending-curve.ts'
import { runEntry } from './run-entry.ts'
import type { RunView, Specific } from './shapes.ts'
import { strategySpecifics } from './strategy-specifics.ts'

const mostElites = 12

const operatorsOf = (briefs: readonly CandidateBrief[]): RunView['operators'] => {
  const found = new Map<string, { candidates: number; scored: number; best: number | null }>()
  for (const { operator, kind, metric } of briefs) {
    const known = found.get(operator) ?? { candidates: 0, scored: 0, best: null }
    known.candidates++
    if (kind === 'scored') known.scored++
    if (metric !== undefined && (known.best === null || metric < known.best)) known.best = metric
    found.set(operator, known)
  }
  return [...found].map(([name, counts]) => ({ name, ...counts }))
}

const factsOf = (record: RunRecord, journal: Journal): RunView['facts'] => {
  const versions = (journal.fact('versions') ?? {}) as Readonly<Record<string, string>>
  const { configuration } = keptBy(journal)
  return [
    ['problem', `${record.problem}, version ${(journal.fact('problem') as { readonly version: string }).version}`],
    ['settings', JSON.stringify(configuration.settings)],
    ['options', JSON.stringify(configuration.options)],
    ['sandbox', record.sandbox ?? 'the search has not begun'],
    ['digest', record.digest ?? 'the run has not ended'],
    ...Object.entries(versions),
  ]
}

/** `baselines` are known once they have been evaluated; `problem` is undefined where it cannot be loaded any more. */
export const runView = (
  record: RunRecord,
  journal: Journal,
  problem: LoadedProblem | undefined,
  baselines: RunView['baselines'],
): RunView => {
  const briefs = journal.briefs()
  const curve = spendingCurve(journal, briefs)
  const startedMs = Date.parse(record.startedAt)
  const answered = (key: string | undefined): number =>
    (key === undefined ? undefined : journal.step(key)?.answeredMs) ?? startedMs
  const definition = problem?.definition
  return {
    ...runEntry(record, definition?.metric),
    title: definition?.title ?? record.problem,
    improvements: curve.points.map((point) => ({
      ...point,
      atMs: Math.max(0, answered(journal.candidate(point.candidate)?.evaluation) - startedMs),
    })),
    now: { ...curve.end, atMs: Math.max(0, journal.lastAnswerMs() - startedMs) },
    baselines,
    inFlight: journal.openSteps().map(({ key, kind, askedMs }) => ({ key, kind, sinceMs: askedMs })),
    failures: failuresOf(briefs),
    operators: operatorsOf(briefs),
    elites: journal
      .bestCandidates(mostElites)
      .map(({ id, operator, metric }) => ({ id, operator, metric: metric as number })),
    winner: record.end?.winner?.candidate.id ?? null,
    rejected: record.end?.rejected ?? [],
    sets: (problem?.setNames ?? []).map((name) => {
      const { title, instances } = (problem as LoadedProblem).set(name)
      return { name, title, instances: instances.length }
    }),
    rules: problem?.baselines.map(({ name }) => name) ?? [],
    draws: definition?.draw !== undefined,
    specifics: specificsOf(journal),
    facts: factsOf(record, journal),
    steerable: record.state === 'running' || record.state === 'paused' || isRequested(record.folder, 'pause'),
  }
}

const specificsOf = (journal: Journal): readonly Specific[] => strategySpecifics(journal)
