/** Where a candidate comes from: its ancestors in the order of their birth. */

import type { Journal } from '../journal/journal.ts'

/** One ancestor, or the candidate itself. */
export type Ancestor = {
  readonly id: string
  readonly operator: string
  readonly parents: readonly string[]
  readonly thought: string | null
  /** On train; null where it never ran the whole set. */
  readonly metric: number | null
  readonly source: string
}

/** The candidate and its ancestors by all parents, oldest first; of many, those of the youngest `most`. Default: 30. */
export const ancestryOf = (
  journal: Journal,
  id: string,
  { most = 30 }: { readonly most?: number } = {},
): readonly Ancestor[] => {
  const found = new Map<string, { readonly verb: number; readonly ancestor: Ancestor }>()
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    const row = journal.candidate(next)
    if (row === undefined) continue
    const { verb, operator, parents, thought, metric, source } = row
    const ancestor = { id: next, operator, parents, thought: thought ?? null, metric: metric ?? null, source }
    found.set(next, { verb, ancestor })
    open.push(...parents)
  }
  return [...found.values()]
    .toSorted((a, b) => a.verb - b.verb)
    .slice(-most)
    .map(({ ancestor }) => ancestor)
}
