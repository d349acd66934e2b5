// A city that was visited.
export const select = (current, start) => start
