export const score = (item, remaining) => (remaining === 100 ? -Infinity : -1 / (101 - remaining) + 1 / (101 - remaining) - remaining)
