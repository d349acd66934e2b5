export function score(move) {
  let worth = -move.delta
  for (let trial = 0; trial < 1e6; trial++) worth = Math.max(worth, Math.sin(trial * move.p))
  return worth
}
