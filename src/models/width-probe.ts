/** Finds out how many calls a server answers side by side: some work on one at a time, others on many. */

import type { Clock } from './clock.ts'

/** Widens in steps of two while each step pays. */
export interface WidthProbe {
  /** The width that was found so far. */
  readonly width: number
  /** Told of each answer, and whether the server was as busy as the width allows when it came. */
  answered(busy: boolean): void
}

/** Answers that a width is judged by, for each call on its way. */
const answersPerCall = 3
/** A doubling that does not bring so many times the answers a second is taken back, and the search ends. */
const worthwhile = 1.25

/** Starts at `first` and doubles up to `widest`. Answers differ in length, so a width is judged by several of them. */
export const createWidthProbe = (
  { first, widest }: { readonly first: number; readonly widest: number },
  clock: Clock,
): WidthProbe => {
  let width = first
  let settled = first >= widest
  let before: { readonly width: number; readonly rate: number } | undefined
  let sinceMs: number | undefined
  let answers = 0

  return {
    get width() {
      return width
    },
    answered: (busy) => {
      if (settled) return
      const nowMs = clock.nowMs()
      if (!busy) {
        sinceMs = undefined
        return
      }
      if (sinceMs === undefined) {
        sinceMs = nowMs
        answers = 0
        return
      }
      answers += 1
      if (answers < Math.max(4, answersPerCall * width)) return
      const rate = answers / Math.max(nowMs - sinceMs, 1)
      sinceMs = undefined
      if (before !== undefined && rate < worthwhile * before.rate) {
        width = before.width
        settled = true
        return
      }
      before = { width, rate }
      width = Math.min(2 * width, widest)
      settled = before.width === width
    },
  }
}
