export function score(placement) {
  for (const row of placement.block) row.fill(1)
  placement.block.length = 0
  return placement.contact / (placement.contact + placement.exposed)
}
