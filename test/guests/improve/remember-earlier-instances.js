let largest = 0
export const score = (move, search) => {
  largest = Math.max(largest, search.best)
  return search.best < largest ? 0 : -move.delta
}
