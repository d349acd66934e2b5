export const heuristics = (prizes, distances) => {
  const answer = distances.map((row) => row.map((distance, node) => prizes[node] / distance))
  for (const row of [prizes, ...distances]) row.fill(0)
  distances.length = 0
  return answer
}
