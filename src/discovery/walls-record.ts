/** Which walls a run's candidates ran behind: a fact of the journal, since a run may go on on another machine. */

import type { Journal } from '../journal/journal.ts'
import { describeWalls, type Walls } from '../sandbox/walls.ts'

const recorded = (journal: Journal): readonly string[] => {
  const kept = journal.fact('walls')
  return Array.isArray(kept) ? (kept as readonly string[]) : []
}

/** Adds the walls of a sitting to those of earlier ones. */
export const recordWalls = (journal: Journal, walls: Walls): void =>
  journal.setFact('walls', [...new Set([...recorded(journal), describeWalls(walls)])])

/** The walls of all sittings in one line; null where none was recorded. */
export const readWalls = (journal: Journal): string | null => recorded(journal).join('; then ') || null
