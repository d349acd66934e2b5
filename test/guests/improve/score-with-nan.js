export const score = (move) => move.weight * move.delta
