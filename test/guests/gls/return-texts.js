export const guide = (distances) => distances.map((row) => Array.from(row, String))
