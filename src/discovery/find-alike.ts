/** Runs that exist already, so that none is made twice. */

import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { Journal } from '../journal/journal.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import type { Templates } from '../prompts/templates.ts'
import type { RunConfiguration } from './configuration.ts'
import { keptBy } from './run-facts.ts'
import { runIds } from './run-folder.ts'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The run in the folder `runs` that was made of just this, the latest of several; `finished` tells whether it came to its end. */
export const findAlike = (
  runs: string,
  wanted: {
    readonly configuration: RunConfiguration
    readonly templates: Templates
    readonly problem: Pick<LoadedProblem, 'version'>
  },
): { readonly id: string; readonly folder: string; readonly finished: boolean } | undefined => {
  const [configuration, templates] = [plain(wanted.configuration), plain(wanted.templates)]
  for (const id of runIds(runs).toReversed()) {
    const folder = join(runs, id)
    using journal = new Journal(folder, { readOnly: true })
    const kept = keptBy(journal)
    const { version } = journal.fact('problem') as { readonly version: string }
    if (version !== wanted.problem.version || !isDeepStrictEqual(plain(kept.configuration), configuration)) continue
    if (!isDeepStrictEqual(plain(kept.templates), templates)) continue
    return { id, folder, finished: journal.fact('end') !== undefined }
  }
  return undefined
}
