export const pack = (items) => items.map(() => 0)
