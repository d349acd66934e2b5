// The guest's draws are not the ants' draws.
const sized = (items) => {
  const largest = Math.max(...items)
  return items.map(() => items.map((size) => size / largest))
}
export function heuristics(items) {
  for (let draw = 0; draw < 1000; draw++) Math.random()
  return sized(items)
}
