// On to the nearest customer that still fits; back only when none does. D. J. Rosenkrantz, R. E. Stearns, P. M. Lewis, An analysis of
// several heuristics for the traveling salesman problem, SIAM Journal on Computing 6(3), 1977, with a capacity.
export function select(current, options, free, capacity, demands, distances) {
  const row = distances[current]
  let next = options[0]
  for (const place of options) if (place !== 0 && row[place] < row[next]) next = place
  return next
}
