let total = 0
export const heuristics = (distances) => {
  total += distances[0][1]
  return distances.map((row) => row.map((distance) => (distance < total ? 1 / distance : 0)))
}
