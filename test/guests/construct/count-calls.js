let calls = 0
export const select = (current, start, unvisited) => unvisited[calls++ % 7 % unvisited.length]
