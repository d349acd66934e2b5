// The best of the runs of EoH that were started from FunSearch's heuristic. F. Liu and others, Evolution of heuristics: towards efficient
// automatic algorithm design using large language model, ICML 2024; written after the formulas in its published results.
export function priority(item, capacities) {
  const most = Math.max(...capacities)
  const rates = capacities.map((left) => {
    const value = (1 / item ** 2) * (left - most) ** 2 + (1 / item ** 4) * left ** 2
    return left > item ? -value : value
  })
  const steps = rates.map((value, bin) => (bin === 0 ? value : value - rates[bin - 1]))
  const bonus = 0.05 * Math.max(...steps)
  return steps.map((value, bin) => (capacities[bin] <= 0.85 * most ? value + bonus : value))
}
