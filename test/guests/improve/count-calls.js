let calls = 0
export const score = (move) => ((calls++ % 11) - 5) * move.delta
