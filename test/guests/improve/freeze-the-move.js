export function score(move) {
  Object.freeze(move)
  return -move.delta
}
