// As many decisions more as it likes: they are nobody's.
const nearest = (current, unvisited, distances) => unvisited.reduce((next, city) => (distances[current][city] < distances[current][next] ? city : next))
let inside = false
export function select(current, start, unvisited, distances) {
  if (!inside) {
    inside = true
    for (let time = 0; time < 10; time++) select(current, start, unvisited, distances)
    inside = false
  }
  return nearest(current, unvisited, distances)
}
