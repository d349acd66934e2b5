// The heuristic of the EoH paper (run 3 of its published results). F. Liu and others, Evolution of heuristics: towards efficient automatic
// algorithm design using large language model, ICML 2024; written after the formula there.
export function score(item, remaining) {
  const rest = remaining - item
  const use = (1 - rest / remaining) * Math.sqrt(rest)
  return (remaining / (Math.exp(rest) + 0.7)) * Math.exp(-rest) + (rest > 3 * item ? use + 0.5 : use)
}
