const sized = (items) => {
  const largest = Math.max(...items)
  return items.map(() => items.map((size) => size / largest))
}
export const heuristics = (items) => sized(items).slice(1)
