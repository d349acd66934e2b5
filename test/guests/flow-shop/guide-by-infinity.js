export const rate = (times, work) => work
export const guide = (times) => times.map((row) => row.map(() => Infinity))
