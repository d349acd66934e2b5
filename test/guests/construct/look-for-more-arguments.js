const nearest = (current, unvisited, distances) => unvisited.reduce((next, city) => (distances[current][city] < distances[current][next] ? city : next))
export function select(current, start, unvisited, distances) {
  for (let at = 4; at < arguments.length; at++) if (arguments[at] !== undefined) throw new Error('There is more')
  if (this !== undefined) throw new Error('There is a this')
  if (Reflect.ownKeys(unvisited).length !== unvisited.length + 1) throw new Error('The list says more')
  return nearest(current, unvisited, distances)
}
