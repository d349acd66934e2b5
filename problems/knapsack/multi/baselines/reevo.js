// What ReEvo found in its black-box view. H. Ye and others, ReEvo: large language models as hyper-heuristics with reflective evolution,
// NeurIPS 2024. Prizes and weights are scaled to 0 … 1 over the instance; the value is prize³ over mean prize, largest weight, total weight
// and standard deviation of the item's weights, scaled to 0 … 1 in the end.
export function heuristics(prizes, weights) {
  const scaled = (values) => {
    const low = values.reduce((least, value) => Math.min(least, value), Infinity)
    const span = values.reduce((most, value) => Math.max(most, value), -Infinity) - low || 1
    return values.map((value) => (value - low) / span)
  }
  const m = weights[0].length
  const prize = scaled(prizes)
  const taken = scaled(Float64Array.from(weights.flatMap((row) => [...row])))
  const meanPrize = prize.reduce((sum, value) => sum + value, 0) / prize.length || 1
  return scaled(
    prize.map((value, item) => {
      const row = taken.subarray(item * m, (item + 1) * m)
      const total = row.reduce((sum, share) => sum + share, 0)
      const variance = row.reduce((sum, share) => sum + (share - total / m) ** 2, 0) / m
      const largest = row.reduce((most, share) => Math.max(most, share), 0)
      return value ** 3 / Math.max(1e-9, largest * meanPrize * total * Math.sqrt(variance))
    }),
  )
}
