/** The digest of a run: what must be equal when the same run is made twice, interrupted or not, with one worker or many. */

import { createHash } from 'node:crypto'
import type { Journal } from '../journal/journal.ts'

/** Covers sources, operators, parents, verdicts and objectives of all candidates in order, and the winner; not times, not prices. */
export const digestOf = (journal: Journal, winner: string | undefined): string => {
  const hash = createHash('sha256')
  const add = (value: unknown): void => void hash.update(JSON.stringify(value)).update('\n')
  for (const candidate of journal.candidates()) {
    const { kind, raced } = JSON.parse(candidate.outcome) as { kind: string; raced: boolean }
    add([candidate.id, candidate.source, candidate.operator, candidate.parents, kind, raced])
    const objectives = candidate.evaluation === undefined ? undefined : journal.step(candidate.evaluation)?.objectives
    add(objectives === undefined ? null : Array.from(objectives))
  }
  add(winner ?? null)
  return hash.digest('hex')
}
