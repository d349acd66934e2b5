/** Holm's correction of several p-values. */

/**
 * The p-values adjusted for their number, in their order (Holm 1979): rejecting those at most α leaves the probability of any false
 * rejection at most α, however the tests depend on each other.
 */
export const holm = (ps: readonly number[]): readonly number[] => {
  const order = [...ps.keys()].toSorted((a, b) => (ps[a] as number) - (ps[b] as number))
  const adjusted = ps.map(() => 1)
  let largest = 0
  for (const [place, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (ps.length - place) * (ps[index] as number)))
    adjusted[index] = largest
  }
  return adjusted
}
