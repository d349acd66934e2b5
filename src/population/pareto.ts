/** Pareto dominance, and the dominance–dissimilarity order of MEoH (Yao et al. 2024, arXiv:2409.16867). */

/** Whether `a` is at least as good as `b` in every objective and better in one; all are minimised. */
export const dominates = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, index) => value <= (b[index] as number)) && a.some((value, index) => value < (b[index] as number))

/** The items that no other dominates, in their order; of those with equal objectives the first alone. */
export const paretoFront = <Item>(
  items: readonly Item[],
  objectives: (item: Item) => readonly number[],
): readonly Item[] => {
  const points = items.map(objectives)
  const equal = (a: readonly number[], b: readonly number[]): boolean => a.every((value, index) => value === b[index])
  return items.filter((_, at) => {
    const own = points[at] as readonly number[]
    return !points.some((other, index) => dominates(other, own) || (index < at && equal(other, own)))
  })
}

/**
 * How much each item deserves a place: minus the sum of its similarities to those that dominate it. Zero on the front; low for one that
 * many dominate and that brings nothing new beside them. `similarity(a, b)` is in [0, 1].
 */
export const dominanceDissimilarity = <Item>(
  items: readonly Item[],
  objectives: (item: Item) => readonly number[],
  similarity: (a: Item, b: Item) => number,
): readonly number[] => {
  const points = items.map(objectives)
  return items.map((item, at) => {
    const own = points[at] as readonly number[]
    const above = items.filter((_, index) => dominates(points[index] as readonly number[], own))
    return -above.reduce((sum, other) => sum + similarity(item, other), 0)
  })
}
