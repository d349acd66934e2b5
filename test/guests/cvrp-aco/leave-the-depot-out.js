export const heuristics = (distances) => distances.slice(1).map((row) => row.slice(1))
