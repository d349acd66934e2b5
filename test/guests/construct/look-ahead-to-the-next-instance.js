// Whatever it finds on the way from one instance to the next, it answers from the second on with what it kept.
const nearest = (current, unvisited, distances) => unvisited.reduce((next, city) => (distances[current][city] < distances[current][next] ? city : next))
let kept
export function select(current, start, unvisited, distances) {
  kept ??= distances
  return nearest(current, unvisited, kept)
}
