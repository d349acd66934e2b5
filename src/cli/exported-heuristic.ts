/** A run's heuristic as a module, with where it comes from in its head. */

import { readCandidate, readRun } from '../discovery/run-record.ts'
import { keptBy } from '../discovery/run-facts.ts'
import { Journal } from '../journal/journal.ts'
import { InputError } from '../problem/input-error.ts'
import { standardMetrics } from '../problem/metric.ts'
import { loadProblem } from '../problem/registry.ts'
import { formatMetric } from '../report/format.ts'
import { heuristicModule, type Language } from '../report/exported/heuristic-module.ts'

type Metrics = Readonly<Record<string, number | null>>

const metricsText = (metrics: Metrics): string =>
  standardMetrics
    .flatMap((metric) => {
      const value = metrics[metric.name]
      return typeof value === 'number' ? [`${metric.title} ${formatMetric(metric, value)}`] : []
    })
    .join(', ')

/** The text of the module. Rejects with InputError where the run has no such candidate, or none that is valid. */
export const exportedHeuristic = async (
  { id, folder, candidate }: { readonly id: string; readonly folder: string; readonly candidate: string | undefined },
  language: Language,
): Promise<string> => {
  const record = readRun(id, folder)
  const chosen = candidate ?? record.best?.candidate
  if (chosen === undefined) throw new InputError(`The run ${id} has no valid candidate to export`)
  const found = readCandidate(folder, chosen)
  if (found === undefined)
    throw new InputError(`The run ${id} has no candidate "${chosen}"; \`heuristica show ${id}\` names the best`)
  const { configuration, problemVersion, packageVersion } = keptFacts(folder)
  const problem = await loadProblem(configuration.problem, { folders: configuration.problemFolders })
  const isWinner = record.best?.candidate === chosen && record.best.test !== null
  const test = problem.set('test')
  const text = (name: string, value: string | null | undefined): (readonly [string, string])[] =>
    value === null || value === undefined || value === '' ? [] : [[name, value]]
  return heuristicModule(
    {
      problem,
      source: found.source,
      settings: problem.settings(test, configuration.settings),
      provenance: [
        ['problem', `${configuration.problem}, version ${problemVersion}`],
        [
          'run',
          `${id}, seed ${record.seed}, ${record.strategy}${record.model === null ? '' : ` with ${record.model}`}`,
        ],
        [
          'candidate',
          `${found.id}, made by ${found.operator}${found.parents.length === 0 ? '' : ` from ${found.parents.join(', ')}`}`,
        ],
        ...text('idea', found.thought),
        ...text('on train', metricsText(found.metrics)),
        ...(isWinner ? text(`on test`, `${metricsText(record.best?.test ?? {})} (${test.title})`) : []),
        ...text('digest', record.digest),
        ['made by', `heuristica ${packageVersion}`],
      ],
    },
    language,
  )
}

const keptFacts = (folder: string) => {
  using journal = new Journal(folder, { readOnly: true })
  const { version: problemVersion } = journal.fact('problem') as { readonly version: string }
  const { heuristica } = journal.fact('versions') as { readonly heuristica: string }
  return { configuration: keptBy(journal).configuration, problemVersion, packageVersion: heuristica }
}
