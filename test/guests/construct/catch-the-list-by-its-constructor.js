// slice asks a list for its constructor.
const nearest = (current, unvisited, distances) => unvisited.reduce((next, city) => (distances[current][city] < distances[current][next] ? city : next))
export function select(current, start, unvisited, distances) {
  Array.prototype.constructor = { [Symbol.species]: function () { return unvisited } }
  return nearest(current, unvisited, distances)
}
