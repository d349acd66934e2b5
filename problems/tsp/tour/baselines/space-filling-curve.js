// The order in which a space-filling curve comes by the cities, here Hilbert's, of 2^32 cells. L. K. Platzman, J. J. Bartholdi,
// Spacefilling curves and the planar travelling salesman problem, Journal of the ACM 36(4), 1989.
const levels = 16

/** How far along the curve through the unit square a point is. */
const along = (x, y) => {
  let position = 0
  for (let level = 0; level < levels; level++) {
    x *= 2
    y *= 2
    const right = x >= 1
    const top = y >= 1
    if (right) x -= 1
    if (top) y -= 1
    // Quarters in the curve's order: bottom left, top left, top right, bottom right; the first and last are turned.
    position = 4 * position + (right ? (top ? 2 : 3) : top ? 1 : 0)
    if (!top) [x, y] = right ? [1 - y, 1 - x] : [y, x]
  }
  return position
}

export function tour(distances, coordinates) {
  let [left, low, high] = [Infinity, Infinity, 0]
  for (const { x, y } of coordinates) {
    left = Math.min(left, x)
    low = Math.min(low, y)
  }
  for (const { x, y } of coordinates) high = Math.max(high, x - left, y - low)
  // A little more than the extent, so that every point is inside.
  const unit = high * (1 + 1e-9) || 1
  const positions = coordinates.map(({ x, y }) => along((x - left) / unit, (y - low) / unit))
  return [...positions.keys()].toSorted((a, b) => positions[a] - positions[b] || a - b)
}
