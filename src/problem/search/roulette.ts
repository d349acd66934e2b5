/** Draws a place by weight. */

/** The place among the first `count` in which `drawn`, from 0 to the last sum, falls; `sums` are running sums of weights. Rounding goes to the last. */
export const roulette = (sums: Float64Array, count: number, drawn: number): number => {
  let at = 0
  while (at < count - 1 && (sums[at] as number) <= drawn) at++
  return at
}
