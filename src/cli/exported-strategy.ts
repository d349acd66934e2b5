/** The program for the sandbox that a run found beside its heuristic, as a file that `--strategy` takes. */

import { z } from 'zod'
import { readRun } from '../discovery/run-record.ts'
import { Journal } from '../journal/journal.ts'
import { InputError } from '../problem/input-error.ts'

const offered = z.object({ source: z.string() }).optional()

/** What the search handed over last; undefined where it did not. */
export const offeredStrategy = (folder: string): string | undefined => {
  using journal = new Journal(folder, { readOnly: true })
  return offered.parse(journal.fact('strategy'))?.source
}

/** Throws InputError where the run found no strategy. */
export const exportedStrategy = ({ id, folder }: { readonly id: string; readonly folder: string }): string => {
  const source = offeredStrategy(folder)
  const { strategy, problem, seed, model } = readRun(id, folder)
  if (source === undefined)
    throw new InputError(`The run ${id} found no strategy: ${strategy} does not look for any, or has not got so far`)
  const by = `// found by heuristica, run ${id}: ${problem}, ${strategy}${model === null ? '' : ` with ${model}`}, seed ${seed}`
  return `${by}\n// use it: heuristica run <problem> --strategy ./<this file>, which must end in .guest.js\n${source}`
}
