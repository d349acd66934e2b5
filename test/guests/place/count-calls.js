let calls = 0
export const score = (placement) => (++calls % 7) * placement.size
