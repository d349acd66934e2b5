export const priority = (item, capacities) => capacities.map((left) => Math.log(item - left))
