const nearest = (current, unvisited, distances) => unvisited.reduce((next, city) => (distances[current][city] < distances[current][next] ? city : next))
export let select = (current, start, unvisited, distances) => {
  select = () => 0
  return nearest(current, unvisited, distances)
}
