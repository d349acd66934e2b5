export const key = (size, capacity, { largest }) => (size === largest ? Infinity : size)
