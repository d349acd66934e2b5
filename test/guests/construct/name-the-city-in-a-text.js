export const select = (current, start, unvisited) => String(unvisited[0])
