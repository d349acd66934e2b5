// Always on to the nearest city. D. J. Rosenkrantz, R. E. Stearns, P. M. Lewis, An analysis of several heuristics for the traveling
// salesman problem, SIAM Journal on Computing 6(3), 1977.
export function select(current, start, unvisited, distances) {
  const row = distances[current]
  let next = unvisited[0]
  for (const city of unvisited) if (row[city] < row[next]) next = city
  return next
}
