const sized = (items) => {
  const largest = Math.max(...items)
  return items.map(() => items.map((size) => size / largest))
}
let calls = 0
export const heuristics = (items) => (++calls > 1 ? items.map(() => items.map((size) => 1 / size)) : sized(items))
