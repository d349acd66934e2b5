let calls = 0
export const score = (item, remaining) => (calls++ % 7) * remaining
