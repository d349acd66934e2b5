export const score = (item, remaining) => Math.sqrt(remaining - item - 1)
