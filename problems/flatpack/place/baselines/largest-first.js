// The largest block goes first, to the first place where it fits. After next-fit and first-fit decreasing: D. S. Johnson, Near-optimal bin
// packing algorithms, 1973.
export function score(placement) {
  return placement.size
}
