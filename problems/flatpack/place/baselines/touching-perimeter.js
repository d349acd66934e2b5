// The placement whose outline touches taken cells and the edge of the grid with the largest share. A. Lodi, S. Martello, D. Vigo,
// Heuristic and metaheuristic approaches for a class of two-dimensional bin packing problems, INFORMS Journal on Computing 11(4), 1999.
export function score(placement) {
  return placement.contact / (placement.contact + placement.exposed)
}
