export const heuristics = (distances) => distances.slice(1)
