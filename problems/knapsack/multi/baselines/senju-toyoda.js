// Effective gradient: prize over what the item takes, each resource weighted by how much all items together exceed it.
// S. Senju, Y. Toyoda, An approach to linear programming with 0–1 variables, Management Science 15(4), 1968.
export function heuristics(prizes, weights) {
  const excess = weights[0].map((_, resource) => Math.max(0, weights.reduce((sum, row) => sum + row[resource], 0) - 1))
  return prizes.map((prize, item) => {
    const burden = weights[item].reduce((sum, share, resource) => sum + share * excess[resource], 0)
    return prize / Math.max(burden, 1e-9)
  })
}
