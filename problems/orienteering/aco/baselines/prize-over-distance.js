// What a node is worth, relative to the way to it: the heuristic information by hand in ReEvo.
// H. Ye and others, ReEvo: large language models as hyper-heuristics with reflective evolution, NeurIPS 2024.
export function heuristics(prizes, distances) {
  return distances.map((row) => row.map((distance, node) => prizes[node] / distance))
}
