// The best rule that ReEvo found from AEL's: the same quantities, other weights, and no limit above which the nearest city is taken.
// H. Ye and others, ReEvo: large language models as hyper-heuristics with reflective evolution, arXiv:2402.01145, 2024; weights as in the
// authors' code.
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
    const score = 0.4 * row[current] - 0.25 * mean + 0.25 * deviation - 0.1 * row[start]
    if (score < best) {
      best = score
      next = city
    }
  }
  return next
}
