export const priority = (operation) => (operation.left > 2 ? NaN : 1)
