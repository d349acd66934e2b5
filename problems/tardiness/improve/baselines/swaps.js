// The best improving interchange of two jobs. M. den Besten, T. Stützle, M. Dorigo, Design of iterated local search algorithms,
// EvoWorkshops 2001.
export function score(move) {
  return move.isSwap === 1 || Math.abs(move.distance) === 1 ? -move.delta : 0
}
