export const heuristics = (prizes) => [...prizes, 1]
