export const priority = (item, capacities) => Float32Array.from(capacities, (left) => -left)
