// The desirability of the S-algorithm: (prize / distance)⁴.
// T. Tsiligirides, Heuristic methods applied to orienteering, Journal of the Operational Research Society 35(9), 1984.
export function heuristics(prizes, distances) {
  return distances.map((row) => row.map((distance, node) => (prizes[node] / distance) ** 4))
}
