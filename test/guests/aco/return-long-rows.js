export const heuristics = (distances) => distances.map((row) => [...row, 1])
