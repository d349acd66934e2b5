export const select = (current) => current
