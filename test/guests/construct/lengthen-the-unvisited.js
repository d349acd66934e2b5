// The driver might go on for as long as there is something.
const nearest = (current, unvisited, distances) => unvisited.reduce((next, city) => (distances[current][city] < distances[current][next] ? city : next))
export function select(current, start, unvisited, distances) {
  const next = nearest(current, unvisited, distances)
  unvisited.push(...unvisited)
  return next
}
