export const sequence = (p) => Object.defineProperty([...p], 1, { get: () => 'second' })
