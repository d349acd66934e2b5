export function score(placement, grid, progress) {
  Object.assign(progress, { left: 0, empty: 0, placed: -1 })
  return placement.contact / (placement.contact + placement.exposed)
}
