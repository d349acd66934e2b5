export const rate = () => [1]
export const guide = (times) => times
