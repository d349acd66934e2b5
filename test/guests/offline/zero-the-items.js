const sized = (items) => {
  const largest = Math.max(...items)
  return items.map(() => items.map((size) => size / largest))
}
export function heuristics(items) {
  const matrix = sized(items)
  items.fill(0)
  return matrix
}
