export const guide = (distances) => distances[0]
