// Run 1 of the published results of EoH. F. Liu and others, Evolution of heuristics: towards efficient automatic algorithm design using
// large language model, ICML 2024; written after the formula there.
export function priority(item, capacities) {
  const root = Math.sqrt(item)
  return capacities.map((left) => {
    const rest = left - item
    // The formula takes the root of the logarithm of the rest, which is not a number for a bin that is filled exactly; NumPy's argmax puts
    // that above everything, above +Infinity too, which most other bins have: a rest of 1 divides by zero, larger ones overflow exp.
    if (rest === 0) return Infinity
    const value = (left / Math.sqrt(Math.log(rest))) ** (left / root) * Math.exp(item * rest) * root
    return Math.min((value / ((1 / left) * root)) * 100, Number.MAX_VALUE)
  })
}
