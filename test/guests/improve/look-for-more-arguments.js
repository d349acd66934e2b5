export function score(move, search, ...more) {
  return more.length + arguments.length === 2 ? -move.delta : 0
}
