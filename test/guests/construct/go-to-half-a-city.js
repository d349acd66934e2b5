export const select = (current, start, unvisited) => unvisited[0] + 0.5
