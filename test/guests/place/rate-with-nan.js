export const score = (placement) => (placement.size > 6 ? NaN : 1)
