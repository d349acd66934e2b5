let calls = 0
export const score = (move) => (calls++ < 50_000 ? -move.delta : 0)
