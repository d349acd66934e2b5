export const key = (size, capacity, items) => (Object.freeze(items), size)
