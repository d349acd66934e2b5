export function heuristics(items) {
  const largest = Math.max(...items)
  const row = Float64Array.from(items, (size) => size / largest)
  return items.map(() => row)
}
