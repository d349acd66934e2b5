/** A quality-diversity archive: one cell a behaviour, the best program in each (MAP-Elites, Mouret and Clune 2015, arXiv:1504.04909). */

import { byMetric, type Candidate } from '../candidate/candidate.ts'

/** Keeps the best candidate of each cell. Cells are fixed by the caller, so that no program drifts when others arrive. */
export class Grid {
  readonly #cells = new Map<string, Candidate>()

  /** Puts a candidate into its cell; false where a better or equal one is there. */
  add(cell: string, candidate: Candidate): boolean {
    const holder = this.#cells.get(cell)
    if (holder !== undefined && byMetric(holder, candidate) <= 0) return false
    this.#cells.set(cell, candidate)
    return true
  }

  /** The cells that are taken, with who is in them. */
  entries(): readonly (readonly [cell: string, candidate: Candidate])[] {
    return [...this.#cells]
  }

  /** Who is in the archive, best first. */
  elites(): readonly Candidate[] {
    return [...this.#cells.values()].toSorted(byMetric)
  }

  /** Number of cells that are taken. */
  get size(): number {
    return this.#cells.size
  }
}
