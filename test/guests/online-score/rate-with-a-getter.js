export const score = (item, remaining) => ({ valueOf: () => -remaining })
