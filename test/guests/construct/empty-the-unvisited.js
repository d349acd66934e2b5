const nearest = (current, unvisited, distances) => unvisited.reduce((next, city) => (distances[current][city] < distances[current][next] ? city : next))
export function select(current, start, unvisited, distances) {
  const next = nearest(current, unvisited, distances)
  unvisited.length = 0
  return next
}
