// Nothing is known: ants go by pheromone alone.
export const heuristics = (items) => items.map(() => items.map(() => 1))
