export const heuristics = (distances) => distances.map((row) => row.map((_, j) => Math.log(-1 - j)))
