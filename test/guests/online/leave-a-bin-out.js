export const priority = (item, capacities) => capacities.slice(1).map((left) => -left)
