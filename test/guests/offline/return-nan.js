export const heuristics = (items) => items.map((one) => items.map((other) => (one - other) / (one - other)))
