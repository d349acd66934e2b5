// The best improving insertion. M. den Besten, T. Stützle, M. Dorigo, Design of iterated local search algorithms, EvoWorkshops 2001.
export function score(move) {
  return move.isSwap === 1 ? 0 : -move.delta
}
