/** The facts of a run that its journal keeps beside the steps: what decided it, and how it ended. */

import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { Journal } from '../journal/journal.ts'
import type { Price } from '../models/model.ts'
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

const describeProblem = ({ definition, version }: LoadedProblem): object => ({ name: definition.name, version })

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
    journal.setFact('problem', describeProblem(problem))
    journal.setFact('versions', versions())
    journal.setFact('startedMs', Date.now())
  })
}

/** Writes into a new folder's journal what decided an earlier run, with a configuration that may be another, and where it stopped if the limits are the same. */
export const beginAgain = (
  folder: string,
  past: Journal,
  {
    configuration,
    templates,
    problem,
  }: {
    readonly configuration: RunConfiguration
    readonly templates: Templates
    /** Default: the problem as it was then, which must not have changed. */
    readonly problem?: LoadedProblem
  },
): void => {
  using journal = new Journal(folder)
  journal.atomically(() => {
    journal.setFact('configuration', configuration)
    journal.setFact('prompts', templates)
    journal.setFact('problem', problem === undefined ? past.fact('problem') : describeProblem(problem))
    journal.setFact('versions', versions())
    journal.setFact('startedMs', Date.now())
    const kept = ['price', ...(stopsAlike(past, configuration) ? ['stop'] : [])]
    for (const name of kept) {
      const fact = past.fact(name)
      if (fact !== undefined) journal.setFact(name, fact)
    }
  })
}

/** Whether a run of this configuration has the limits of an earlier one, so that it stops where that one did. */
export const stopsAlike = (past: Journal, { limits }: RunConfiguration): boolean =>
  isDeepStrictEqual(keptBy(past).configuration.limits, { ...limits })

/** The configuration and the prompts that a run kept. */
export const keptBy = (journal: Journal): { configuration: RunConfiguration; templates: Templates } => ({
  configuration: runConfiguration.parse(journal.fact('configuration')),
  templates: z.record(z.string(), z.string()).parse(journal.fact('prompts')),
})

const price = z
  .object({ input: z.number(), cachedInput: z.number().optional(), output: z.number() })
  .nullable()
  .transform((value) => value ?? undefined)

/** The price that reservations go by: the model's at the run's first sitting, so that a later change of prices decides nothing. */
export const keepPrice = (journal: Journal, now: Price | undefined): Price | undefined => {
  const kept = keptPrice(journal)
  if (kept !== 'none') return kept
  journal.setFact('price', now ?? null)
  return now
}

/** The price that a run kept; `none` where it kept nothing, as before its first sitting. */
export const keptPrice = (journal: Journal): Price | undefined | 'none' => {
  const kept = journal.fact('price')
  return kept === undefined ? 'none' : price.parse(kept)
}

/** Where the inbox of the run in `folder` is. */
export const inboxOf = (folder: string): string => join(folder, 'inbox')
