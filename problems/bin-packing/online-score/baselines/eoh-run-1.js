// Run 1 of the published results of EoH. F. Liu and others, Evolution of heuristics: towards efficient automatic algorithm design using
// large language model, ICML 2024; written after the formula there.
export function score(item, remaining) {
  const root = Math.sqrt(item)
  const rest = remaining - item
  // The formula takes the root of the logarithm of the rest, which is not a number for a bin that is filled exactly; NumPy's argmax puts
  // that above everything, above +Infinity too, which most other bins have: a rest of 1 divides by zero, larger ones overflow exp.
  if (rest === 0) return Infinity
  const value = (remaining / Math.sqrt(Math.log(rest))) ** (remaining / root) * Math.exp(item * rest) * root
  return Math.min((value / ((1 / remaining) * root)) * 100, Number.MAX_VALUE)
}
