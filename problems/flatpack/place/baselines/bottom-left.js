// The lowest place, and there the leftmost; of the blocks that fit, the largest. B. S. Baker, E. G. Coffman, R. L. Rivest, Orthogonal
// packings in two dimensions, SIAM Journal on Computing 9(4), 1980, with rows counted from the top.
export function score(placement) {
  return -(placement.row * 1000 + placement.column * 10) + placement.size
}
