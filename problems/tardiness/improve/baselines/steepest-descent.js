// The best of all insertions and swaps, as long as it improves: the local search of M. den Besten, T. Stützle, M. Dorigo, Design of iterated
// local search algorithms, EvoWorkshops 2001, which alternates between the two neighbourhoods.
export function score(move) {
  return -move.delta
}
