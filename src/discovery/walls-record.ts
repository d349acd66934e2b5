/** Which walls a run's candidates ran behind: a fact of the journal, since a run may go on on another machine. */

import type { Journal } from '../journal/journal.ts'

const recorded = (journal: Journal): readonly string[] => {
  const kept = journal.fact('walls')
  return Array.isArray(kept) ? (kept as readonly string[]) : []
}

/** Adds walls, in one line, to those that are recorded. */
export const recordWalls = (journal: Journal, walls: string): void => {
  const known = recorded(journal)
  if (!known.includes(walls)) journal.setFact('walls', [...known, walls])
}

/** The walls of all sittings in one line; null where none was recorded. */
export const readWalls = (journal: Journal): string | null => recorded(journal).join('; then ') || null
