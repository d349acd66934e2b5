let calls = 0
export const score = (item, remaining) => (++calls > 15_000 ? remaining : -remaining)
