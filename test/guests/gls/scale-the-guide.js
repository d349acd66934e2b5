export const guide = (distances) => distances.map((row) => row.map((distance) => 1024 * distance))
