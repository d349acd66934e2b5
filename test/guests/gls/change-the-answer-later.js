let earlier = []
export function guide(distances) {
  for (const row of earlier) row.fill(0)
  earlier = distances
  return distances
}
