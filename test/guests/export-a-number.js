export const priority = 1
