// The update that EoH found: every edge of the tour but the closing one grows by about 5, a little more where it was penalised seldom.
// F. Liu and others, Evolution of heuristics: towards efficient automatic algorithm design using large language model, ICML 2024.
// As published, it divides zero by zero until an edge has been penalised; here an unused edge counts 0 from the beginning.
export function update(distances, tour, used) {
  let most = 1
  for (const row of used) for (const times of row) if (times > most) most = times
  for (let at = 0; at + 1 < tour.length; at++) {
    const [from, to] = [tour[at], tour[at + 1]]
    const increase = 5 + 0.3 / (used[from][to] / most + 5) ** 0.7
    distances[from][to] += increase
    distances[to][from] += increase
  }
  return distances
}
