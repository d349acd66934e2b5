// The penalty of guided local search: an edge of the tour grows by its length over one more than how often it was penalised.
// C. Voudouris and E. Tsang, Guided local search and its application to the traveling salesman problem, European Journal of
// Operational Research 113(2), 1999.
export function update(distances, tour, used) {
  tour.forEach((from, at) => {
    const to = tour[(at + 1) % tour.length]
    const increase = distances[from][to] / (1 + used[from][to])
    distances[from][to] += increase
    distances[to][from] += increase
  })
  return distances
}
