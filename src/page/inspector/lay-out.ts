/** Where candidates stand in the picture of a lineage. */

import type { Row } from './columns.ts'

/** A candidate with its place, both coordinates in [0, 1]. */
export type Spot = Row & {
  readonly x: number
  readonly y: number
  /** Share of the scored candidates that are better. */
  readonly rank: number
}

/** The verbs of a candidate and of all its ancestors. */
export const ancestorsOf = (rows: readonly Row[], verb: number | undefined): ReadonlySet<number> => {
  const byVerb = new Map(rows.map((row) => [row.verb, row]))
  const found = new Set<number>()
  const open = verb === undefined || !byVerb.has(verb) ? [] : [verb]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...(byVerb.get(next)?.parents ?? []))
  }
  return found
}

/** Generations from top to bottom (one more than the youngest parent's), within each by age from left to right. Rows are in the order of their verbs. */
export const layOut = (rows: readonly Row[]): readonly Spot[] => {
  const generation = new Map<number, number>()
  const sizes: number[] = []
  const places = rows.map(({ verb, parents }) => {
    const level = parents.reduce((highest, parent) => Math.max(highest, (generation.get(parent) ?? -1) + 1), 0)
    generation.set(verb, level)
    const place = sizes[level] ?? 0
    sizes[level] = place + 1
    return { level, place }
  })
  const sorted = rows.flatMap(({ metric }) => metric ?? []).toSorted((a, b) => a - b)
  const rankOf = (metric: number | null): number => {
    if (metric === null || sorted.length < 2) return 0
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] as number) < metric) low = middle + 1
      else high = middle
    }
    return low / (sorted.length - 1)
  }
  const levels = Math.max(1, sizes.length - 1)
  return rows.map((row, at) => {
    const { level, place } = places[at] as (typeof places)[number]
    const size = sizes[level] as number
    return { ...row, x: (place + 0.5) / size, y: level / levels, rank: rankOf(row.metric) }
  })
}
