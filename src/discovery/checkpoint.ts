/** What is looked at between verbs: time and money limits, pause and stop requests. */

import { z } from 'zod'
import type { Journal } from '../journal/journal.ts'
import { isRequested, whilePaused } from './control.ts'
import { Interrupted } from './errors.ts'
import type { Ledger } from './ledger.ts'

/** Runs in each verb's delivery, so that what it decides is seen from that verb on, live and on resume alike. */
export type Checkpoint = (verb: number) => Promise<void>

const stopAnswer = z.object({ reason: z.string(), verb: z.number() })

/** A stop that a limit of time or money brought about is journaled with its verb and obeyed there ever after. */
export const createCheckpoint = ({
  folder,
  journal,
  ledger,
  interrupted,
  elapsedMs,
  spendingUsd,
}: {
  readonly folder: string
  readonly journal: Journal
  readonly ledger: Ledger
  readonly interrupted: () => boolean
  /** Time spent on the search, over all sittings. */
  readonly elapsedMs: () => number
  /** Money spent, with calls that were retried or lost in a crash. */
  readonly spendingUsd: () => number
}): Checkpoint => {
  const recorded = journal.fact('stop')
  const stop = recorded === undefined ? undefined : stopAnswer.parse(recorded)
  const reasonNow = (): string | undefined => {
    const { timeMs, costUsd } = ledger.limits
    if (timeMs !== undefined && elapsedMs() >= timeMs) return 'time is up'
    if (costUsd !== undefined && spendingUsd() >= costUsd) return 'the money is spent'
    return undefined
  }
  return async (verb) => {
    if (stop !== undefined) {
      if (verb === stop.verb) ledger.stop(stop.reason)
      return
    }
    if (ledger.stopped !== undefined) return
    const reason = reasonNow()
    if (reason !== undefined) {
      journal.setFact('stop', { reason, verb })
      ledger.stop(reason)
    }
    await whilePaused(folder, () => interrupted() || isRequested(folder, 'stop'))
    if (isRequested(folder, 'stop')) throw new Interrupted()
  }
}
