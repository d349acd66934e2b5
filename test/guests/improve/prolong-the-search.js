export function score(move, search) {
  const worth = -move.delta
  search.progress = -1e9
  search.stalled = -1e9
  search.best = 1e9
  search.total = 1e9
  search.jobs = 1e6
  return worth
}
