export const guide = (distances) => distances.map((row) => row.slice(1))
