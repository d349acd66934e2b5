// What ReEvo found: (prize / distance)³. H. Ye and others, ReEvo: large language models as hyper-heuristics with reflective evolution,
// NeurIPS 2024. In the program, the prize is that of the node gone to, and edges longer than the limit are worth nothing.
export function heuristics(prizes, distances, limit) {
  return distances.map((row) => row.map((distance, node) => (distance <= limit ? (prizes[node] / distance) ** 3 : 0)))
}
