export const guide = (distances) => distances.slice(1)
