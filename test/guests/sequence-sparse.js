export const sequence = (p) => new Array(p.length)
