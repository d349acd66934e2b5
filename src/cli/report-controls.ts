/** What a report holds a discovery against beside baselines: samples without a search, and baselines tuned at the same budget. */

import { readRuns, type RunRecord } from '../discovery/run-record.ts'
import { tunedControls } from './tuned-controls.ts'

/** Programs by name, and sentences on those that are missing. */
export type Controls = {
  readonly programs: readonly { readonly name: string; readonly source: string }[]
  readonly missing: readonly string[]
}

/** Winners of finished best-of runs of the same problem in the same folder, with the same model and number of completions. */
const bestOfControls = (record: RunRecord, runs: string): Controls['programs'] =>
  readRuns(runs)
    .filter(
      ({ id, problem, strategy, model, budget, state }) =>
        id !== record.id &&
        state === 'finished' &&
        strategy === 'best-of' &&
        problem === record.problem &&
        model === record.model &&
        budget['completions'] === record.budget['completions'],
    )
    .flatMap(({ best, id }) => (best === null ? [] : [{ name: `best-of (${id})`, source: best.source }]))

const missingControls = (record: RunRecord, present: readonly string[], wanted: boolean): readonly string[] => [
  ...(record.model === null || present.some((name) => name.startsWith('best-of')) || record.strategy === 'best-of'
    ? []
    : [
        `No best-of run with the same model and budget is beside this run; \`heuristica run ${record.problem} --strategy best-of --model ${record.model} --max-completions ${record.budget['completions'] ?? '…'}\` makes one.`,
      ]),
  ...(wanted ? [] : ['The tuned baselines, at the same number of evaluations, were left out by --no-controls.']),
]

/** The controls of a run: winners of best-of runs in the same folder, and, where they are wanted, baselines tuned with as many evaluations. */
export const controlsOf = async (
  record: RunRecord,
  runs: string,
  tuning: Parameters<typeof tunedControls>[0] | undefined,
): Promise<Controls> => {
  const programs = [...bestOfControls(record, runs), ...(tuning === undefined ? [] : await tunedControls(tuning))]
  const names = programs.map(({ name }) => name)
  return { programs, missing: missingControls(record, names, tuning !== undefined) }
}
