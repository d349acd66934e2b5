export const sequence = () => new Array(4e9)
