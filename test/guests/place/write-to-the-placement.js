export function score(placement) {
  const rating = placement.contact / (placement.contact + placement.exposed)
  Object.assign(placement, { row: -1, column: 1e9, size: 9, contact: 0, exposed: 0, enclosed: 0 })
  return rating
}
