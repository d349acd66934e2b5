// Sum-of-Squares. J. Csirik, D. S. Johnson, C. Kenyon, J. B. Orlin, P. W. Shor, R. R. Weber, On the sum-of-squares algorithm for bin
// packing, Journal of the ACM 53(1), 2006. The item goes where Σ N(r)² grows least, N(r) being the number of bins with r left,
// 0 < r < capacity: neither empty nor full bins count. Ties, which the paper leaves open, go to the fullest bin.
export function score(item, remaining, { capacity, items, alike, after }) {
  const leaves = items === 0 ? 0 : 1 - 2 * alike
  const enters = remaining === item ? 0 : 1 + 2 * after
  return -(leaves + enters) - remaining / (2 * capacity)
}
