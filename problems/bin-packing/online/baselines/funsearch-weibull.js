// Discovered by FunSearch for Weibull sizes. B. Romera-Paredes and others, Mathematical discoveries from program search with large
// language models, Nature 625, 2024; written after the formulas of the published notebook bin_packing.ipynb.
export function priority(item, capacities) {
  const most = Math.max(...capacities)
  const rate = (left) => {
    const value = (left - most) ** 2 / item + left ** 2 / item ** 2 + left ** 2 / item ** 3
    return left > item ? -value : value
  }
  const rates = capacities.map(rate)
  // Each bin is rated against the one before it.
  return rates.map((value, bin) => (bin === 0 ? value : value - rates[bin - 1]))
}
