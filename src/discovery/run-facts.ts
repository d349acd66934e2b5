/** The facts of a run that its journal keeps beside the steps: what decided it, and how it ended. */

import { join } from 'node:path'
import { z } from 'zod'
import { Journal } from '../journal/journal.ts'
import type { LoadedProblem } from '../problem/loaded-problem.ts'
import type { Templates } from '../prompts/templates.ts'
import type { Conclusion } from './conclude.ts'
import { runConfiguration, type RunConfiguration } from './configuration.ts'
import type { Spending } from './ledger.ts'
import { versions } from './versions.ts'

/** The journal's last fact. */
export type RunEnd = Conclusion & {
  /** Why the search ended before its budget was spent, where it did. */
  readonly stopped: string | undefined
  readonly spent: Spending
  readonly digest: string
  readonly seal: string
}

/** Writes what decides the run into a new folder's journal. */
export const beginRun = (
  folder: string,
  {
    configuration,
    templates,
    problem,
  }: { configuration: RunConfiguration; templates: Templates; problem: LoadedProblem },
): void => {
  using journal = new Journal(folder)
  journal.atomically(() => {
    journal.setFact('configuration', configuration)
    journal.setFact('prompts', templates)
    journal.setFact('problem', { name: problem.definition.name, version: problem.version })
    journal.setFact('versions', versions())
    journal.setFact('startedMs', Date.now())
  })
}

/** The configuration and the prompts that a run kept. */
export const keptBy = (journal: Journal): { configuration: RunConfiguration; templates: Templates } => ({
  configuration: runConfiguration.parse(journal.fact('configuration')),
  templates: z.record(z.string(), z.string()).parse(journal.fact('prompts')),
})

/** Where the inbox of the run in `folder` is. */
export const inboxOf = (folder: string): string => join(folder, 'inbox')
