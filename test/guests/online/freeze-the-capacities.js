export const priority = (item, capacities) => Object.freeze(capacities).map((left) => -left)
