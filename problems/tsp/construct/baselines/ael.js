// The best rule that AEL found: near, but far from the other unvisited cities on average, at evenly spread distances from them, and far
// from the start. F. Liu, X. Tong, M. Yuan, Q. Zhang, Algorithm evolution using large language model, arXiv:2311.15249, 2023; weights as in
// the authors' code.
export function select(current, start, unvisited, distances) {
  const others = unvisited.length - 1
  let next = unvisited[0]
  let best = Infinity
  for (const city of unvisited) {
    const row = distances[city]
    let sum = 0
    let squares = 0
    // The city itself is at distance 0.
    for (const other of unvisited) {
      const distance = row[other]
      sum += distance
      squares += distance * distance
    }
    const mean = sum / others
    const deviation = Math.sqrt(Math.max(0, squares / others - mean * mean))
    const score = 0.4 * row[current] - 0.3 * mean + 0.2 * deviation - 0.1 * row[start]
    if (score < best) {
      best = score
      next = city
    }
  }
  if (best <= 0.7) return next
  const row = distances[current]
  for (const city of unvisited) if (row[city] < row[next]) next = city
  return next
}
