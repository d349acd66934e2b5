// As a 32-bit integer this would be a city.
export const select = (current, start, unvisited) => unvisited[0] + 2 ** 32
