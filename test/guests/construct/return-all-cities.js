export const select = (current, start, unvisited) => unvisited
