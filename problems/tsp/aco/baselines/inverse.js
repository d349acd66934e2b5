// The nearer, the better: the visibility 1 / d of the ant system.
// M. Dorigo, V. Maniezzo, A. Colorni, Ant system: optimization by a colony of cooperating agents, IEEE Transactions on Systems, Man, and
// Cybernetics B 26(1), 1996.
export function heuristics(distances) {
  return distances.map((row) => row.map((distance) => 1 / distance))
}
