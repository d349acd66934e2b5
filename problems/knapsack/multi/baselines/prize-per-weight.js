// Prize over what the item takes of all resources: the heuristic information by hand in ReEvo.
// S. Fidanova, Hybrid ant colony optimization algorithm for multiple knapsack problem, 2020; H. Ye and others, ReEvo: large language
// models as hyper-heuristics with reflective evolution, NeurIPS 2024.
export function heuristics(prizes, weights, totals) {
  return prizes.map((prize, item) => prize / totals[item])
}
