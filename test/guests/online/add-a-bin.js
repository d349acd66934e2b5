export const priority = (item, capacities) => [...capacities.map((left) => -left), 1e9]
