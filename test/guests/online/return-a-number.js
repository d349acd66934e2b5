export const priority = (item, capacities) => capacities.length - 1
