/** The sittings of a run: when it was worked on, so that a time limit counts over all of them. */

import { z } from 'zod'
import type { Journal } from '../journal/journal.ts'

const sittings = z.array(z.object({ startedMs: z.number(), endedMs: z.number().nullable() }))

/** Begins a sitting; one that a crash cut off ends with the last answer that it journaled. */
export const startSitting = (journal: Journal): { readonly elapsedMs: () => number; readonly end: () => void } => {
  const earlier = sittings
    .parse(journal.fact('sittings') ?? [])
    .map(({ startedMs, endedMs }) => ({ startedMs, endedMs: endedMs ?? Math.max(startedMs, journal.lastAnswerMs()) }))
  const startedMs = Date.now()
  const before = earlier.reduce((sum, sitting) => sum + sitting.endedMs - sitting.startedMs, 0)
  journal.setFact('sittings', [...earlier, { startedMs, endedMs: null }])
  return {
    elapsedMs: () => before + Date.now() - startedMs,
    end: () => journal.setFact('sittings', [...earlier, { startedMs, endedMs: Date.now() }]),
  }
}
