export function score(placement, grid) {
  for (const row of grid) row.fill(0)
  return placement.contact / (placement.contact + placement.exposed)
}
