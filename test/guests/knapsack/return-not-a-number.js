export const heuristics = (prizes) => prizes.map(() => NaN)
