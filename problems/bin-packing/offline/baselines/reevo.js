// Discovered by ReEvo. H. Ye and others, ReEvo: large language models as hyper-heuristics with reflective evolution, NeurIPS 2024; written
// after the formulas of the published notebook problems/bpp_offline_aco/test.ipynb.
export function heuristics(items, capacity) {
  const largest = Math.max(...items)
  const matrix = items.map((one) =>
    items.map(
      (other) =>
        one / largest + other / largest - Math.abs(capacity - one - other) / capacity - (one + other) / capacity,
    ),
  )
  const threshold = percentile(matrix, 90)
  return matrix.map((row) => row.map((value) => (value < threshold ? 0 : value)))
}

/** With linear interpolation between the two nearest, as NumPy has it. */
function percentile(matrix, percent) {
  const values = Float64Array.from(matrix.flat()).toSorted()
  const at = (percent / 100) * (values.length - 1)
  const low = Math.floor(at)
  const high = Math.min(low + 1, values.length - 1)
  return values[low] + (at - low) * (values[high] - values[low])
}
