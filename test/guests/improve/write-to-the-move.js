export function score(move) {
  const worth = -move.delta
  move.delta = -1e9
  move.distance = 0
  move.isSwap = 0
  move.completion = 0
  return worth
}
